import type { DictionaryEntry } from './entry.js';

/** Who a row is about: account, campaign, ad group (Meta's ad set), ad, keyword, search term; their ids and state. */
export const ENTITY_ENTRIES: readonly DictionaryEntry[] = [
  {
    role: 'account_name',
    headers:
      'Account|Account name|Ad account name|Customer|Client|Customer descriptive name|Descriptive name|Konto|Kontoname|Name des Kontos|Name des Werbekontos|Kunde|Compte|Nom du compte|Nom du compte publicitaire|Cuenta|Nombre de la cuenta|Nombre de la cuenta publicitaria|Conta|Nome da conta|Nome da conta de anúncios|Nome account|Data source name|Account descriptive name',
  },
  {
    role: 'account_id',
    headers:
      'Account ID|Ad account ID|Customer ID|External customer ID|Konto-ID|Kontonummer|Kundennummer|Kunden-ID|Werbekonto-ID|ID du compte|Numéro client|N° client|Identifiant du compte|ID de la cuenta|Identificador de la cuenta|ID de cliente|ID da conta|Código da conta|ID do cliente',
  },
  { role: 'account_id', hint: 'meta', weight: 2, headers: 'facebook_account_id|fb_account_id' },
  {
    role: 'campaign_name',
    headers:
      'Campaign|Campaigns|Campaign name|Kampagne|Kampagnen|Kampagnenname|Name der Kampagne|Campagne|Campagnes|Nom de la campagne|Nom de campagne|Campaña|Campañas|Nombre de la campaña|Nombre de campaña|Campanha|Campanhas|Nome da campanha|Campagna|Nome della campagna|Campagnenaam|Naam campagne|campaign_number|Campaign title|utm_campaign',
  },
  {
    role: 'campaign_id',
    headers:
      'Campaign ID|Kampagnen-ID|Kampagnennummer|ID der Kampagne|ID de la campagne|ID de campagne|Identifiant de la campagne|Numéro de la campagne|N° de campagne|ID de la campaña|ID de campaña|Identificador de la campaña|ID da campanha|Código da campanha|Identificação da campanha|ID campagna',
  },
  {
    role: 'campaign_id',
    hint: 'meta',
    weight: 2,
    headers: 'fb_campaign_id|xyz_campaign_id|facebook_campaign_id',
  },
  {
    role: 'ad_group_name',
    hint: 'google',
    weight: 2,
    headers:
      'Ad group|Ad groups|Ad group name|AdGroup|Anzeigengruppe|Anzeigengruppen|Groupe d’annonces|Groupes d’annonces|Groupe d annonces|Nom du groupe d’annonces|Grupo de anuncios|Grupos de anuncios|Nombre del grupo de anuncios|Grupo de anúncios|Nome do grupo de anúncios|Gruppo di annunci|Advertentiegroep|Asset group|Asset-Gruppe|Groupe de composants|Grupo de recursos',
  },
  {
    role: 'ad_group_name',
    hint: 'meta',
    weight: 2,
    headers:
      'Ad set|Ad sets|Ad set name|Adset|adset_name|Anzeigengruppenname|Name der Anzeigengruppe|Ensemble de publicités|Nom de l’ensemble de publicités|Nom de l’ensemble de pubs|Conjunto de anuncios|Nombre del conjunto de anuncios|Conjunto de anúncios|Nome do conjunto de anúncios|Gruppo di inserzioni|Nome del gruppo di inserzioni|Advertentieset|Naam advertentieset',
  },
  {
    role: 'ad_group_id',
    headers:
      'Ad group ID|Anzeigengruppen-ID|ID der Anzeigengruppe|ID du groupe d’annonces|ID del grupo de anuncios|ID do grupo de anúncios|Código do grupo de anúncios|Asset group ID',
  },
  {
    role: 'ad_group_id',
    hint: 'meta',
    weight: 2,
    headers:
      'Ad set ID|Adset ID|ID de l’ensemble de publicités|Identifiant de l’ensemble de publicités|ID del conjunto de anuncios|Identificador del conjunto de anuncios|ID do conjunto de anúncios|Identificação do conjunto de anúncios',
  },
  {
    role: 'ad_name',
    headers:
      'Ad name|Ad|Ads|Anzeige|Anzeigen|Anzeigenname|Name der Anzeige|Werbeanzeige|Name der Werbeanzeige|Annonce|Nom de l’annonce|Publicité|Nom de la publicité|Anuncio|Nombre del anuncio|Anúncio|Nome do anúncio|Inserzione|Nome dell’inserzione|Creative name|Ad title',
  },
  {
    role: 'ad_id',
    headers:
      'Ad ID|Anzeigen-ID|ID der Anzeige|Werbeanzeigen-ID|ID de l’annonce|ID de la publicité|Identifiant de la publicité|Numéro de la publicité|N° de la publicité|ID del anuncio|Identificador del anuncio|ID do anúncio|Código do anúncio|Identificação do anúncio|ID annuncio',
  },
  {
    role: 'ad_text',
    headers:
      'Headline|Headline 1|Responsive search ad headline 1|Anzeigentitel 1|Titel 1|Titre 1|Título 1|Título del anuncio 1|Titolo 1',
  },
  {
    role: 'keyword',
    hint: 'google',
    weight: 1,
    headers:
      'Keyword|Keywords|Search keyword|Keyword text|Ad group criterion keyword text|Suchbegriff/Keyword|Keyword für Suchnetzwerk|Mot clé|Mots clés|Mot-clé|Mot clé pour le Réseau de Recherche|Palabra clave|Palabras clave|Palabra clave de la Red de Búsqueda|Palavra-chave|Palavras-chave|Palavra-chave da rede de pesquisa|Parola chiave|Zoekwoord',
  },
  {
    role: 'keyword_id',
    hint: 'google',
    weight: 2,
    headers:
      'Keyword ID|Criterion ID|Keyword-ID|ID du mot clé|ID de palabra clave|ID da palavra-chave|Código da palavra-chave',
  },
  {
    role: 'match_type',
    hint: 'google',
    weight: 2,
    headers:
      'Match type|Search terms match type|Keyword match type|Search keyword match type|Keyword-Option|Übereinstimmungstyp|Keyword Übereinstimmungstyp|Type de correspondance|Tipo de concordancia|Tipo de concordancia de la palabra clave|Tipo de correspondência|Tipo de correspondência da palavra-chave|Tipo di corrispondenza',
  },
  {
    role: 'search_term',
    hint: 'google',
    weight: 2,
    headers:
      'Search term|Search terms|Search query|Query|Search|Suchbegriff|Suchbegriffe|Suchanfrage|Terme de recherche|Termes de recherche|Término de búsqueda|Términos de búsqueda|Termo de pesquisa|Termos de pesquisa|Termine di ricerca|Zoekterm',
  },
  { role: 'entity_name', headers: 'Name|Nom|Nombre|Nome|Item|Bezeichnung' },
  {
    role: 'status',
    hint: 'google',
    weight: 2,
    headers:
      'Campaign status|Campaign state|Ad group status|Ad group state|Keyword status|Keyword state|Ad status|Ad state|Search keyword status|Kampagnenstatus|Status der Kampagne|Anzeigengruppenstatus|Keyword-Status|Anzeigenstatus|État de la campagne|État du groupe d’annonces|État du mot clé|État de l’annonce|Estado de la campaña|Estado del grupo de anuncios|Estado de la palabra clave|Estado del anuncio|Status da campanha|Status do grupo de anúncios|Status da palavra-chave|Status do anúncio|Stato della campagna',
  },
  {
    role: 'status',
    hint: 'meta',
    weight: 3,
    headers:
      'Campaign delivery|Ad set delivery|Ad delivery|Delivery|Delivery status|Delivery level|Auslieferung|Kampagnenauslieferung|Auslieferung der Kampagne|Auslieferung der Anzeigengruppe|Auslieferung der Werbeanzeige|Anzeigengruppenauslieferung|Anzeigenauslieferung|Diffusion|Diffusion de la campagne|Diffusion de l’ensemble de publicités|Diffusion de la publicité|Diffusion de publicités|Entrega|Entrega de la campaña|Entrega del conjunto de anuncios|Entrega del anuncio|Veiculação|Veiculação da campanha|Veiculação do conjunto de anúncios|Veiculação do anúncio|Pubblicazione',
  },
  { role: 'status', headers: 'Status|State|Estado|État|Statut|Stato|Effective status|Zustand' },
  {
    role: 'budget',
    headers:
      'Budget|Daily budget|Campaign budget|Campaign daily budget|Lifetime budget|Tagesbudget|Kampagnenbudget|Laufzeitbudget|Budget quotidien|Budget journalier|Budget de la campagne|Presupuesto|Presupuesto diario|Presupuesto de la campaña|Orçamento|Orçamento diário|Orçamento da campanha|Budget giornaliero',
  },
  {
    role: 'budget',
    hint: 'meta',
    weight: 3,
    headers:
      'Ad set budget|Anzeigengruppenbudget|Budget für Anzeigengruppe|Budget der Anzeigengruppe|Budget de l’ensemble de publicités|Presupuesto del conjunto de anuncios|Orçamento do conjunto de anúncios|Budget del gruppo di inserzioni',
  },
  {
    role: 'budget_type',
    headers:
      'Budget type|Ad set budget type|Campaign budget type|Budgettyp|Art des Budgets|Art des Anzeigengruppenbudgets|Budget für Anzeigengruppe (Art)|Type de budget|Type de budget de l’ensemble de publicités|Tipo de presupuesto|Tipo de presupuesto del conjunto de anuncios|Tipo de orçamento|Tipo de orçamento do conjunto de anúncios',
  },
];
