import type { MetricMeasure, Platform, WindowPreset } from '@adwright/contracts';

/** Patterns over `plainText`: words of all four languages side by side, since people mix them ("Warum ist der CPA..."). */
const words = (alternatives: string) => new RegExp(` (?:${alternatives}) `);

/** The most specific first: "cost per click" before "cost". */
export const measures: readonly (readonly [MetricMeasure, RegExp])[] = [
  [
    'cpa',
    words(
      'cpa|cpl|(?:cost|price) per (?:acquisition|conversion|lead|order|sale|purchase|result)|kosten (?:pro|je) (?:akquisition|conversion|konversion|lead|bestellung|kauf|abschluss|anfrage)|cout (?:par|d) (?:acquisition|conversion|lead|prospect|achat|commande)|cout par|cost[eo] por (?:adquisicion|conversion|lead|venta|compra|pedido)',
    ),
  ],
  ['cpc', words('cpc|(?:cost|price) per click|kosten pro klick|klickpreis|cout par clic|coste por clic')],
  [
    'cpm',
    words(
      'cpm|(?:cost|price) per (?:thousand|mille)|tausenderkontaktpreis|tkp|cout pour mille|coste por mil',
    ),
  ],
  ['roas', words('roas|return on ad spend|return|rendite|retour sur|rentabilidad|retorno')],
  [
    'cvr',
    words(
      'cvr|conversion rates?|konversionsraten?|conversion raten?|umwandlungsrate|taux de conversion|tasas? de conversion',
    ),
  ],
  ['ctr', words('ctr|click ?through rate|click rate|klickraten?|taux de clics?|tasa de clics?')],
  [
    'value',
    words(
      'revenue|conversion value|sales value|umsatz|wert|chiffre d affaires|valeur|ingresos|facturacion|valor',
    ),
  ],
  [
    'conversions',
    words(
      'conversions?|conversiones|konversionen|orders?|sales|leads?|purchases|bestellungen|verkaufe|kaufe|anfragen|commandes|ventes|achats|ventas|pedidos|compras',
    ),
  ],
  ['clicks', words('clicks?|klicks?|clics?')],
  ['impressions', words('impressions?|impressionen|einblendungen|impresiones|views')],
  [
    'cost',
    words(
      'spend|spent|spending|costs?|money|budget used|ausgaben|ausgegeben|kosten|kostet|geld|depenses?|depense|couts?|argent|gastos?|gastado|gastamos|gaste|gasta|costes?|costo|dinero',
    ),
  ],
];

export const windows: readonly (readonly [WindowPreset, RegExp])[] = [
  ['yesterday', words('yesterday|gestern|hier|ayer')],
  [
    'last_90_days',
    words(
      '(?:last|past) (?:90 days|3 months|three months|quarter)|letzten? (?:90 tagen?|3 monaten?|drei monaten?)|90 derniers jours|3 derniers mois|trois derniers mois|ultimos (?:90 dias|3 meses|tres meses)',
    ),
  ],
  [
    'last_30_days',
    words('(?:last|past) (?:30 days|thirty days)|letzten? 30 tagen?|30 derniers jours|ultimos 30 dias'),
  ],
  [
    'last_14_days',
    words(
      '(?:last|past) (?:14 days|2 weeks|two weeks|fortnight)|letzten? (?:14 tagen?|2 wochen|zwei wochen)|14 derniers jours|(?:2|deux) dernieres semaines|ultimos 14 dias|ultimas (?:2|dos) semanas',
    ),
  ],
  [
    'last_7_days',
    words(
      '(?:last|past) (?:7|seven) days|recent days|letzten? (?:7|sieben) tagen?|(?:7|sept) derniers jours|ultimos (?:7|siete) dias',
    ),
  ],
  ['this_week', words('this week|diese[rn]? woche|cette semaine|esta semana')],
  [
    'last_week',
    words(
      '(?:last|past|previous) week|(?:letzten?r?|vergangenen?r?|vorigen?r?) woche|vorwoche|la semaine (?:derniere|passee|precedente)|semaine (?:derniere|passee|precedente)|(?:la )?semana pasada|ultima semana',
    ),
  ],
  ['this_month', words('this month|diese[nrm]? monats?|ce mois(?: ci)?|este mes')],
  [
    'last_month',
    words(
      '(?:last|past|previous) month|(?:letzten?r?|vergangenen?r?|vorigen?r?) monats?|le mois (?:dernier|passe|precedent)|mois (?:dernier|passe|precedent)|(?:el )?mes pasado|ultimo mes',
    ),
  ],
];

/** So many days or weeks back; the number is the first group that matched. */
export const lastSpans: readonly (readonly [days: number, RegExp])[] = [
  [
    1,
    / (?:last|past|letzten|vergangenen|derniers|ultimos) (\d{1,3}) (?:days|tagen?|jours|dias) | (\d{1,3}) derniers jours /,
  ],
  [
    7,
    / (?:last|past|letzten|vergangenen|dernieres|ultimas) (\d{1,2}) (?:weeks|wochen|semaines|semanas) | (\d{1,2}) dernieres semaines /,
  ],
];

/** Calendar months, January first; short or ambiguous English ones only after their preposition. */
export const months: readonly RegExp[] = [
  'january|januar|janner|janvier|enero',
  'february|februar|fevrier|febrero',
  '(?:in|of|for|since|during) march|marz|mars|marzo',
  'april|avril|abril',
  '(?:in|of|for|since|during) may|(?:im|vom|seit) mai|(?:en|de|mois de) mai|mayo',
  'june|juni|juin|junio',
  'july|juli|juillet|julio',
  'august|aout|agosto',
  'september|septembre|septiembre',
  'october|oktober|octobre|octubre',
  'november|novembre|noviembre',
  'december|dezember|decembre|diciembre',
].map(words);

export const platforms: readonly (readonly [Platform, RegExp])[] = [
  ['google', words('google(?: ads)?|adwords')],
  ['meta', words('meta(?: ads)?|facebook|instagram|insta|fb')],
];

export const dimensions = [
  [
    'search_term',
    words(
      'search (?:terms?|quer(?:y|ies))|suchbegriffe?n?|suchanfragen?|termes? de recherche|requetes?|terminos? de busqueda|busquedas?',
    ),
  ],
  ['keyword', words('keywords?|schlusselworter|suchworter|mots? cles?|palabras? claves?')],
  [
    'ad_group',
    words(
      'ad ?(?:groups?|sets?)|anzeigengruppen?|groupes? d annonces|ensembles? de publicites|grupos? de anuncios|conjuntos? de anuncios',
    ),
  ],
  ['campaign', words('campaigns?|kampagnen?|campagnes?|campanas?')],
  ['ad', words('ads?|creatives?|anzeigen?|annonces?|publicites?|anuncios?|creativos?')],
  [
    'week',
    words(
      '(?:by|per|each|every) weeks?|weekly|week by week|weeks|(?:pro|je|jede) woche|wochentlich|wochenweise|wochen|par semaine|chaque semaine|hebdomadaires?|semaines|por semanas?|cada semana|semanal(?:mente|es)?|semanas',
    ),
  ],
  [
    'month',
    words(
      '(?:by|per|each|every) months?|monthly|month by month|months|(?:pro|je|jeden) monat|monatlich|monatsweise|monate|par mois|chaque mois|mensuel(?:le)?s?|por mes(?:es)?|cada mes|mensual(?:mente|es)?|meses',
    ),
  ],
  [
    'day',
    words(
      '(?:by|per|each|every|which) days?|daily|(?:pro|je|jeden|welchem) tag|tage|taglich|par jour|quel jour|por dia|que dia|cada dia',
    ),
  ],
  ['account', words('accounts?|konten|konto|comptes?|cuentas?')],
] as const;

/** How a question begins that goes on with the one before. */
export const goingOn =
  /^ (?:and|what about|how about|also|same|now|or|but|instead|then|und|was ist mit|wie sieht es|wie ist es|auch|jetzt|oder|aber|dann|stattdessen|et|qu en est il|et pour|aussi|maintenant|ou|mais|y|que tal|que hay|tambien|ahora|pero|entonces) /;
/** Words that stand for what was named before. */
export const pointingBack = words(
  'it|its|they|them|their|in there|that one|(?:this|that|the same) (?:campaign|account|one)|dort|davon|dafur|deren|dessen|(?:diese|die gleiche|dieselbe)[nrm]? (?:kampagne|konto)|(?:dieses|das gleiche|dasselbe) konto|elle|ils|elles|(?:cette|la meme) campagne|(?:ce|le meme) compte|ella|ellas|(?:esta|esa|la misma) (?:campana|cuenta)|alli',
);
/** The other one of two that were named. */
export const theOther = words(
  'the other(?: one| campaign| account)?|(?:die|das|der|den) andere[nrs]?(?: kampagne| konto)?|l autre(?: campagne| compte)?|(?:la|el) otr[ao](?: campana| cuenta)?',
);

export const why = words(
  'why|how come|what (?:caused|happened|explains|drove)|reasons?|cause|warum|wieso|weshalb|woran|grund|was ist passiert|pourquoi|raison|a cause|qu est ce qui|por que|porque|razon|motivo|que paso|a que se debe',
);
export const compared = words(
  'compare|compared|versus|vs|against|than (?:the week|last|before)|change[ds]? (?:since|from|between|over|against)|trend|vergleich|vergleiche|verglichen|gegenuber|als in der|compare[rz]?|comparaison|par rapport|comparar?|comparacion|respecto|frente a',
);
export const rising = words(
  'rise|rises|rose|risen|rising|up|higher|increase[ds]?|increasing|went up|grew|grow|jump(?:ed)?|spike[ds]?|more expensive|dearer|worse|gestiegen|steigt|stieg|hoher|zugenommen|teurer|erhoht|augmente|augmentee?s?|hausse|monte|plus cher|plus eleve|grimpe|subio|subido|sube|subiendo|aumento|aumentado|mas caro|mas alto|crecio',
);
export const falling = words(
  'fall|falls|fell|fallen|falling|down|lower|decrease[ds]?|drop(?:s|ped)?|went down|decline[ds]?|sank|less|fewer|gesunken|sinkt|sank|gefallen|fallt|niedriger|weniger|abgenommen|eingebrochen|baisse|baissee?s?|chute|diminue|moins|recule|bajo|bajado|baja|bajando|cayo|caido|disminuyo|menos|reducido',
);

export const ranking = words(
  'which|top|best|worst|most|least|highest|lowest|biggest|largest|cheapest|rank|ranking|list|by campaign|per campaign|welche[rsnm]?|beste[nrs]?|schlechteste[nrs]?|meisten?|wenigsten|hochste[nrs]?|niedrigste[nrs]?|grosste[nrs]?|teuerste[nrs]?|gunstigste[nrs]?|quel(?:le)?s?|meilleure?s?|pires?|plus|moins|cual(?:es)?|que campanas?|mejor(?:es)?|peor(?:es)?|mas|menos',
);
export const best = words(
  'best|top|top performing|cheapest|strongest|beste[nrs]?|gunstigste[nrs]?|starkste[nrs]?|meilleure?s?|moins cher|mejor(?:es)?|mas barat[oa]s?',
);
export const worst = words(
  'worst|most expensive|poor(?:est)?|weakest|wast(?:e|ing|ed)|schlechteste[nrs]?|teuerste[nrs]?|schwachste[nrs]?|verschwende[nt]?|pires?|plus chers?|gaspill\\w*|peor(?:es)?|mas car[oa]s?|desperdici\\w*',
);
/** Money that brought nothing. */
export const wasted = words(
  'wast(?:e|es|ed|ing)|for nothing|without (?:any )?(?:conversions?|results?|sales|orders?)|(?:no|zero) conversions|verschwend\\w*|umsonst|ohne (?:conversions?|ergebnis(?:se)?|bestellungen)|gaspill\\w*|pour rien|sans (?:aucune )?conversions?|desperdici\\w*|malgast\\w*|sin (?:ninguna )?conversion(?:es)?',
);
export const least = words(
  'least|lowest|fewest|smallest|wenigsten?|niedrigste[nrs]?|geringste[nrs]?|kleinste[nrs]?|le moins|plus (?:bas|faible|petit)e?s?|menos|mas baj[oa]s?|menor(?:es)?',
);

export const suggestions = words(
  'suggestions?|suggest|recommend(?:ations?)?|advice|what (?:should|can|could) (?:i|we) (?:do|change|improve)|what to (?:do|change)|improve|optimi[sz]e|vorschlage?n?|empfehlung(?:en)?|was soll(?:te)?n? (?:ich|wir)|verbessern|optimieren|suggestions?|recommandations?|conseils?|que (?:dois|devrais|devons|faut) (?:je|nous|il)|ameliorer|optimiser|sugerencias?|recomendacion(?:es)?|que (?:debo|deberia|debemos|tengo que)|mejorar|optimizar',
);
export const alerts = words(
  'alerts?|alarms?|warnings?|anything wrong|problems?|issues?|broken|wrong|warnung(?:en)?|alarme?|stimmt (?:etwas|was) nicht|probleme?|fehler|kaputt|alertes?|problemes?|ne va pas|panne|alertas?|avisos?|problemas?|algo (?:va )?mal|fallos?',
);
export const pacing = words(
  'pac(?:e|ing)|over ?spend(?:ing)?|over budget|on budget|under ?spend(?:ing)?|on track|run out|end of (?:the )?month|budgets?|uber (?:dem |das )?budget|im budget|budget(?:s|plan|verbrauch)?|monatsende|rythme|depass\\w*|fin (?:du|de) mois|dans le budget|ritmo|presupuestos?|fin de mes|exced\\w*|me paso',
);
export const ledger = words(
  'ledger|who (?:changed|did|approved)|what (?:was|were|did (?:we|i|you)) change[ds]?|what changed in|change (?:log|history)|history|undone|wer hat|protokoll|verlauf|geandert|anderungen|historie|qui a|journal|historique|modifi\\w*|changements|quien|registro|historial|cambi(?:o|os|ado)',
);
export const outside = words(
  'outside (?:of )?(?:adwright|the (?:tool|app|product)|here)|outside changes?|changed outside|drift|(?:directly|manually) (?:in|on) (?:google|meta|facebook|the platform)|behind our backs?|ausserhalb(?: von)?(?: adwright)?|an adwright vorbei|direkt (?:in|bei|auf) (?:google|meta|facebook)|hors (?:d |de )?adwright|en dehors(?: d adwright)?|a l exterieur|directement (?:dans|sur) (?:google|meta|facebook)|fuera(?: de adwright)?|directamente en (?:google|meta|facebook)',
);
/** The person says where the answer is written. */
export const documented = words(
  'documents?|docs?|knowledge(?: base)?|guidelines?|brand guide|handbook|policy|policies|wrote down|unterlagen|dokumenten?|dokumente|richtlinien?|handbuch|leitfaden|nos documents|charte|directives?|politique|documentacion|documentos?|directrices|politica',
);
export const changing = words(
  '(?:please )?(?:pause|stop|turn off|switch off|enable|activate|raise|increase|lower|reduce|cut|delete|remove|set|create|launch|publish|approve) (?:\\w+ ){0,4}(?:budgets?|campaigns?|bids?|keywords?|ads?|ad groups?|suggestions?|it|them)|(?:pausiere?|stoppe?|erhohe?|senke?|losche?|bitte andere|andere (?:das|den|die|mein\\w*)|erstelle?|aktiviere?) (?:\\w+ ){0,4}(?:budgets?|kampagnen?|gebote?|keywords?|anzeigen?)|(?:mets en pause|arrete[rz]?|augmente[rz]?|reduis|supprime[rz]?|cree[rz]?|active[rz]?) (?:\\w+ ){0,4}(?:budgets?|campagnes?|encheres?|annonces?)|(?:pausa|deten|sube|baja|aumenta|reduce|elimina|crea|activa) (?:\\w+ ){0,4}(?:presupuestos?|campanas?|pujas?|anuncios?)',
);
export const everything = words(
  'all accounts|every account|overall|in total|altogether|alle konten|insgesamt|tous les comptes|au total|todas las cuentas|en total',
);
