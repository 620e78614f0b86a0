import type { DictionaryEntry } from './entry.js';

/** What is measured and added up: delivery, clicks, money, conversions; and the currency they are in. */
export const METRIC_ENTRIES: readonly DictionaryEntry[] = [
  {
    role: 'currency',
    hint: 'google',
    weight: 2,
    headers:
      'Currency code|Währungscode|Code de devise|Code devise|Código de moneda|Código de la moneda|Código da moeda|Codice valuta|Valutacode',
  },
  {
    role: 'currency',
    headers:
      'Currency|Account currency|Währung|Kontowährung|Devise|Moneda|Divisa|Moeda|Valuta|Customer currency code',
  },
  {
    role: 'impressions',
    headers:
      'Impressions|Impression|Imps|Displays|Ad impressions|Impressionen|Einblendungen|Impressions publicitaires|Impresiones|Impressões|Impressioni|Vertoningen|Weergaven',
  },
  { role: 'impressions', hint: 'google', weight: 2, headers: 'Impr.|Impr|Imprs.' },
  {
    role: 'clicks',
    headers: 'Clicks|Click|Klicks|Klick|Clics|Clic|Cliques|Clique|Clic totali|Klikken|Ad clicks|Gesamtklicks',
  },
  {
    role: 'clicks',
    hint: 'meta',
    weight: 3,
    headers:
      'Clicks (all)|Klicks (alle)|Clics (tous)|Clics (todos)|Cliques (todos)|Clic (tutti)|Klikken (alle)',
  },
  {
    role: 'link_clicks',
    hint: 'meta',
    weight: 3,
    headers:
      'Link clicks|Link click|inline_link_clicks|Website clicks|Link-Klicks|Linkklicks|Klicks auf den Link|Klicks auf Link|Clics sur un lien|Clics sur le lien|Clics sur des liens|Clics en el enlace|Clics en enlaces|Clics en el enlace (todos)|Cliques no link|Cliques em links|Clic sul link|Klikken op link',
  },
  {
    role: 'cost',
    headers:
      'Cost|Costs|Spend|Spent|Ad spend|Ad cost|Adcost|Media spend|Media cost|Kosten|Ausgaben|Werbeausgaben|Coût|Coûts|Dépenses|Dépenses publicitaires|Dépense|Coste|Costo|Costos|Gasto|Gasto publicitario|Inversión|Custo|Custos|Investimento|Gastos|Spesa|Uitgaven|Spending|Total ad spend',
  },
  {
    role: 'cost',
    hint: 'meta',
    weight: 3,
    headers:
      'Amount spent|Amount spend|Betrag ausgegeben|Ausgegebener Betrag|Montant dépensé|Importe gastado|Cantidad gastada|Monto gastado|Valor usado|Valor gasto|Quantia gasta|Montante gasto|Importo speso|Besteed bedrag|Uitgegeven bedrag|fb_spend',
  },
  { role: 'cost', hint: 'google', weight: 3, headers: 'cost_micros|metrics.cost_micros' },
  {
    role: 'conversions',
    headers:
      'Conversions|Conversion|Konversionen|Conversiones|Conversões|Conversioni|Conversies|conversions_total|post_click_conversions|Post-click conversions|Converted clicks|Conversions (Platform)',
  },
  { role: 'conversions', hint: 'google', weight: 2, headers: 'Conv.|Conv|Convs.' },
  {
    role: 'conversion_value',
    headers:
      'Conversion value|Conversions value|Conversion values|Total conversion value|Revenue|Sales revenue|Sales|Umsatz|Conversion-Wert|Conversionwert|Wert der Conversions|Valeur de conversion|Valeur des conversions|Chiffre d’affaires|Revenu|Revenus|Valor de conversión|Valor de conversiones|Valor de las conversiones|Ingresos|Valor de conversão|Valor das conversões|Valor da conversão|Receita|Valore di conversione|Valore delle conversioni|Conversiewaarde',
  },
  {
    role: 'conversion_value',
    hint: 'google',
    weight: 2,
    headers:
      'Conv. value|Conv.-Wert|Total conv. value|Valeur conv.|Valeur de conv.|Valeur de conversion totale|Valor de conv.|Valor conv.|Valor da conv.|conversions_value|Valore conv.',
  },
  {
    role: 'results',
    hint: 'meta',
    weight: 1,
    headers:
      'Results|Result|Ergebnisse|Ergebnis|Résultats|Résultat|Resultados|Resultado|Risultati|Resultaten',
  },
  {
    role: 'result_type',
    hint: 'meta',
    weight: 3,
    headers:
      'Result indicator|Result type|Results type|Ergebnisindikator|Ergebnistyp|Ergebnis-Typ|Art der Ergebnisse|Ergebnis-Indikator|Indicateur de résultats|Indicateur de résultat|Type de résultat|Type de résultats|Indicador de resultado|Indicador de resultados|Tipo de resultado|Tipo de resultados|Indicatore dei risultati',
  },
  {
    role: 'reach',
    hint: 'meta',
    weight: 1,
    headers: 'Reach|Reichweite|Portée|Couverture|Alcance|Copertura|Bereik|Accounts Center accounts reached',
  },
  {
    role: 'frequency',
    hint: 'meta',
    weight: 1,
    headers: 'Frequency|Häufigkeit|Frequenz|Fréquence|Répétition|Frecuencia|Frequência|Frequenza|Frequentie',
  },
  {
    role: 'attribution',
    hint: 'meta',
    weight: 3,
    headers:
      'Attribution setting|Attribution settings|Attribution window|Attributionseinstellung|Attributionsfenster|Attributions-Einstellung|Paramètre d’attribution|Paramètres d’attribution|Fenêtre d’attribution|Configuración de atribución|Ventana de atribución|Configuração de atribuição|Janela de atribuição|Impostazione di attribuzione|action_attribution_windows',
  },
  { role: 'actions_json', hint: 'meta', weight: 2, headers: 'actions' },
  { role: 'action_values_json', hint: 'meta', weight: 2, headers: 'action_values' },
  {
    role: 'other_metric',
    headers:
      'Conv. (by conv. time)|All conv. (by conv. time)|Conv. value (by conv. time)|Conv. (nach Conv.-Zeit)|Interactions|Interaktionen|Interacciones|Interações|Interazioni|Engagements|All conv.|All conversions|Alle Conv.|Alle Conversions|Toutes les conv.|Toutes les conversions|Todas las conv.|Todas las conversiones|Todas as conv.|Todas as conversões|All conv. value|Alle Conv.-Werte|Wert aller Conv.|Valeur de toutes les conv.|Valor de todas las conv.|Valor de todas as conv.|View-through conv.|View-through conversions|View-through-Conv.|Conv. après affichage|Conv. posimpresión|Conv. de exibição|Cross-device conv.|Views|Video views|TrueView views|Invalid clicks|Ungültige Klicks|Clics non valides|Clics no válidos|Cliques inválidos|Phone calls|Sessions|Users|Pageviews|Unique pageviews|Bounce rate|Average time on page|Unique link clicks|Unique clicks|Unique clicks (all)|Unique outbound clicks|Outbound clicks|outbound_clicks|unique_clicks|unique_inline_link_clicks|Individuelle Link-Klicks|Clics uniques sur un lien|Clics únicos en el enlace|Cliques únicos no link|Clicks all unique|Optimisation score|Optimization score|Optimierungsfaktor|Quality score|Qualitätsfaktor|Niveau de qualité|Nivel de calidad|Índice de qualidade|Searches|Downloads|Gross profit|post_click_sales_amount|Installs|Social spend|social_spend|estimated_ad_recallers|Attributed impressions',
  },
];
