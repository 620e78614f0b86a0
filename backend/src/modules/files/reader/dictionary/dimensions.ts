import type { DictionaryEntry } from './entry.js';

/** Breakdowns: the same figures split by something. And columns that describe an entity without splitting it. */
export const DIMENSION_ENTRIES: readonly DictionaryEntry[] = [
  {
    role: 'dimension',
    name: 'age',
    headers:
      'Age|Age range|Age group|Alter|Altersgruppe|Altersbereich|Âge|Tranche d’âge|Edad|Rango de edad|Idade|Faixa etária|Età',
  },
  {
    role: 'dimension',
    name: 'gender',
    headers: 'Gender|Sex|Geschlecht|Sexe|Genre|Sexo|Género|Gênero|Genere',
  },
  {
    role: 'dimension',
    name: 'country',
    headers:
      'Country|Country/Territory|Country/territory (Matched)|Country territory (User location)|Land|Land/Gebiet|Pays|Pays/Territoire|País|País/Territorio|País/Território|Paese',
  },
  {
    role: 'dimension',
    name: 'region',
    headers: 'Region|Region (Matched)|State/Region|Bundesland|Région|Región|Região|Regione',
  },
  { role: 'dimension', name: 'city', headers: 'City|City (Matched)|Stadt|Ville|Ciudad|Cidade|Città' },
  { role: 'dimension', name: 'dma', headers: 'DMA region|DMA-Region|Metro area' },
  {
    role: 'dimension',
    name: 'location',
    headers:
      'Location|Matched location|User location|Targeted location|Standort|Zone géographique|Emplacement géographique|Ubicación|Local',
  },
  {
    role: 'dimension',
    name: 'device',
    headers:
      'Device|Devices|Device type|Gerät|Geräte|Gerätetyp|Appareil|Appareils|Type d’appareil|Dispositivo|Dispositivos|Tipo de dispositivo',
  },
  {
    role: 'dimension',
    name: 'impression_device',
    hint: 'meta',
    weight: 2,
    headers:
      'Impression device|Impressionsgerät|Impressions-Gerät|Gerät (Impression)|Appareil d’impression|Dispositivo de impresión|Dispositivo de impressão',
  },
  {
    role: 'dimension',
    name: 'device_platform',
    hint: 'meta',
    weight: 2,
    headers:
      'Device platform|Geräteplattform|Plateforme de l’appareil|Plataforma del dispositivo|Plataforma do dispositivo',
  },
  {
    role: 'dimension',
    name: 'publisher_platform',
    hint: 'meta',
    weight: 2,
    headers: 'Publisher platform|publisher_platform',
  },
  {
    role: 'dimension',
    name: 'publisher_platform',
    headers: 'Platform|Plattform|Plateforme|Plataforma|Piattaforma',
  },
  {
    role: 'dimension',
    name: 'placement',
    headers:
      'Placement|Placements|Platzierung|Platzierungen|Placement de la publicité|Emplacement|Ubicación del anuncio|Ubicaciones|Posicionamento|Posicionamentos|platform_position|Posizionamento',
  },
  {
    role: 'dimension',
    name: 'network',
    hint: 'google',
    weight: 2,
    headers:
      'Network|Networks|Network (with search partners)|Ad network type|ad_network_type|Netzwerk|Werbenetzwerk|Werbenetzwerk (mit Suchnetzwerk-Partnern)|Netzwerk (mit Suchpartnern)|Réseau|Réseau (avec partenaires du Réseau de Recherche)|Réseau (avec partenaires de recherche)|Red|Red (con socios de búsqueda)|Red (con partners de búsqueda)|Rede|Rede (com parceiros de pesquisa)|Rete',
  },
  {
    role: 'dimension',
    name: 'click_type',
    hint: 'google',
    weight: 2,
    headers: 'Click type|Klicktyp|Type de clic|Tipo de clic|Tipo de clique',
  },
  {
    role: 'dimension',
    name: 'conversion_action',
    hint: 'google',
    weight: 2,
    headers:
      'Conversion action|Conversion name|Conversion-Aktion|Conversion-Name|Action de conversion|Nom de la conversion|Acción de conversión|Nombre de la conversión|Ação de conversão|Nome da conversão',
  },
  {
    role: 'dimension',
    name: 'conversion_category',
    hint: 'google',
    weight: 2,
    headers:
      'Conversion category|Conversion-Kategorie|Catégorie de conversions|Categoría de conversión|Categoria de conversão',
  },
  { role: 'dimension', name: 'slot', hint: 'google', weight: 2, headers: 'Top vs. other|Top vs. Other|Slot' },
  {
    role: 'dimension',
    name: 'weekday',
    headers:
      'Day of week|Day of the week|Weekday|Wochentag|Jour de la semaine|Día de la semana|Dia da semana',
  },
  {
    role: 'dimension',
    name: 'day_and_time',
    hint: 'google',
    weight: 2,
    headers: 'Day & time|Tag und Uhrzeit|Jour et heure|Día y hora|Dia e hora',
  },
  {
    role: 'dimension',
    name: 'audience',
    headers:
      'Audience|Audience segment|Zielgruppe|Zielgruppensegment|Segment d’audience|Segmento de audiencia|Público|Segmento de público-alvo',
  },
  { role: 'dimension', name: 'language', headers: 'Language|Sprache|Langue|Idioma|Lingua' },
  {
    role: 'dimension',
    name: 'product',
    headers:
      'Product ID|Item ID|Product|Product title|Produkt-ID|Artikel-ID|ID produit|ID de producto|ID do produto|Código do item',
  },
  {
    role: 'dimension',
    name: 'landing_page',
    hint: 'google',
    weight: 1,
    headers: 'Landing page|Expanded landing page|Zielseite|Landingpage|Page de destination|Página de destino',
  },
  {
    role: 'dimension',
    name: 'household_income',
    hint: 'google',
    weight: 2,
    headers: 'Household income|Haushaltseinkommen|Revenu du foyer|Ingresos del hogar|Renda familiar',
  },
  {
    role: 'dimension',
    name: 'parental_status',
    hint: 'google',
    weight: 2,
    headers: 'Parental status|Elternstatus|Statut parental|Estado parental|Status parental',
  },
  {
    role: 'dimension',
    name: 'creative_asset',
    hint: 'meta',
    weight: 1,
    headers: 'Image, video and slideshow|Headline asset|Body asset|Call to action asset',
  },
  {
    role: 'attribute',
    headers:
      'Campaign type|Kampagnentyp|Type de campagne|Tipo de campaña|Tipo de campanha|Campaign subtype|Ad type|Anzeigentyp|Type d’annonce|Tipo de anuncio|Tipo de anúncio|Ad group type|Bid strategy|Bid strategy type|Bidding strategy type|Gebotsstrategie|Gebotsstrategietyp|Typ der Gebotsstrategie|Stratégie d’enchères|Type de stratégie d’enchères|Estrategia de puja|Estrategia de oferta|Tipo de estrategia de oferta|Estratégia de lances|Tipo de estratégia de lances|Bid type|Bid|Gebot|Enchère|Puja|Oferta|Lance|Max. CPC|Default max. CPC|Max. CPM|Target CPA|Target ROAS|Ziel-CPA|Ziel-ROAS|Objective|Ziel|Kampagnenziel|Objectif|Objetivo|Buying type|Buchungsart|Type d’achat|Tipo de compra|Labels|Label|Libellé|Etiquetas|Etiqueta|Marcadores|Campaign group name|Campaign group|Final URL|Finale URL|URL finale|URL final|Path 1|Path 2|Description|Description 1|Description 2|Beschreibung|Beschreibung 1|Descripción 1|Descrição 1|Headline 2|Headline 3|Titel 2|Titre 2|Título 2|Added/Excluded|Hinzugefügt/Ausgeschlossen|Ajouté/Exclu|Añadido/Excluido|Adicionado/Excluído|Starts|Ends|Start|Ende|Beginn|Début|Fin|Inicio|Finalización|Início|Término|Encerramento|Last significant edit|Date created|Date last edited|Created|Created time|Updated time|Campaign start date|Campaign end date|Time zone|Zeitzone|Optimization goal|Status reasons|Gründe für Status|Raisons de l’état|Motivos del estado|Motivos do status|Ad strength|Policy details|Quality ranking|Engagement rate ranking|Conversion rate ranking|Tags|Shop ID|category|id|Preview link|Link (ad settings)|Website URL|Body (ad settings)|Title (ad settings)|Body|Title|Image|Video ID|Page name|Account type|Manager',
  },
];
