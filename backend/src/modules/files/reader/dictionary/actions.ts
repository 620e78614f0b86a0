import type { DictionaryEntry } from './entry.js';

/**
 * Counted actions of Meta (and of flattened API tables): names follow the Marketing API's action types. Several of them
 * count the same event, so they are kept apart and never added.
 */
export const ACTION_ENTRIES: readonly DictionaryEntry[] = [
  {
    role: 'action',
    name: 'purchase',
    headers:
      'Purchases|Purchase|Orders|Käufe|Kauf|Achats|Achat|Compras|Compra|Acquisti|Aankopen|Bestellungen|Commandes|Pedidos|omni_purchase',
  },
  {
    role: 'action',
    name: 'website_purchase',
    hint: 'meta',
    headers:
      'Website purchases|Website-Käufe|Käufe auf der Website|Achats sur le site web|Compras en el sitio web|Compras no site|Acquisti sul sito web',
  },
  {
    role: 'action',
    name: 'meta_purchase',
    hint: 'meta',
    headers:
      'Meta purchases|On-Facebook purchases|Purchases on Facebook|Meta-Käufe|Achats sur Meta|Compras en Meta|Compras na Meta',
  },
  {
    role: 'action',
    name: 'app_purchase',
    hint: 'meta',
    headers:
      'In-app purchases|Mobile app purchases|In-App-Käufe|Achats in-app|Compras en la aplicación|Compras no aplicativo',
  },
  {
    role: 'action',
    name: 'lead',
    headers:
      'Leads|Lead|Prospects|Clientes potenciales|Cadastros|Contacts generated|Potenzielle Kunden|Contatti',
  },
  {
    role: 'action',
    name: 'website_lead',
    hint: 'meta',
    headers:
      'Website leads|Leads auf der Website|Leads (Website)|Prospects sur le site web|Clientes potenciales en el sitio web|Leads no site|Cadastros no site',
  },
  {
    role: 'action',
    name: 'onsite_lead',
    hint: 'meta',
    headers:
      'Leads (form)|Leads (Formular)|On-Facebook leads|Meta leads|Meta-Leads|Prospects (formulaire)|Clientes potenciales (formulario)|Leads (formulário)|Leads do formulário',
  },
  {
    role: 'action',
    name: 'complete_registration',
    headers:
      'Registrations completed|Complete registration|Completed registrations|Website registrations completed|Registrations|Sign-ups|Signups|Abgeschlossene Registrierungen|Registrierungen|Inscriptions terminées|Inscriptions|Registros completados|Registros|Cadastros concluídos|Registros concluídos',
  },
  {
    role: 'action',
    name: 'add_to_cart',
    headers:
      'Adds to cart|Add to cart|Website adds to cart|In den Einkaufswagen|Hinzufügungen zum Einkaufswagen|Artikel in den Einkaufswagen gelegt|Ajouts au panier|Artículos agregados al carrito|Añadidos al carrito|Agregar al carrito|Adições ao carrinho|Aggiunte al carrello',
  },
  {
    role: 'action',
    name: 'initiate_checkout',
    headers:
      'Checkouts initiated|Initiate checkout|Initiated checkouts|Website checkouts initiated|Checkouts|Gestartete Checkouts|Kaufvorgänge gestartet|Bezahlvorgänge gestartet|Paiements initiés|Pagos iniciados|Finalizações de compra iniciadas|Checkouts iniciados',
  },
  {
    role: 'action',
    name: 'view_content',
    headers:
      'Content views|View content|Website content views|Inhaltsaufrufe|Affichages de contenu|Vues de contenu|Visualizaciones de contenido|Visualizações de conteúdo|Visualizações do conteúdo',
  },
  {
    role: 'action',
    name: 'landing_page_view',
    hint: 'meta',
    headers:
      'Landing page views|Landingpage-Aufrufe|Zielseitenaufrufe|Landing Page-Aufrufe|Vues de la page de destination|Vues de page de destination|Visitas a la página de destino|Visualizações da página de destino',
  },
  {
    role: 'action',
    name: 'messaging_conversation_started',
    hint: 'meta',
    weight: 2,
    headers:
      'Messaging conversations started|New messaging connections|Begonnene Messaging-Unterhaltungen|Gestartete Messaging-Unterhaltungen|Conversations par message démarrées|Discussions via messagerie démarrées|Conversaciones con mensajes iniciadas|Conversaciones por mensaje iniciadas|Conversas por mensagem iniciadas',
  },
  {
    role: 'action',
    name: 'app_install',
    headers:
      'App installs|Mobile app installs|App-Installationen|Installations d’application|Installations de l’application|Instalaciones de la aplicación|Instalações do app|Instalações do aplicativo',
  },
  { role: 'action', name: 'subscribe', headers: 'Subscriptions|Abonnements|Suscripciones|Assinaturas' },
  { role: 'action', name: 'contact', headers: 'Contacts|Kontakte|Contactos|Contatos' },
  { role: 'action', name: 'approved_conversion', headers: 'Approved conversion|Approved conversions' },
  {
    role: 'action',
    name: 'video_view',
    hint: 'meta',
    headers:
      '3-second video plays|3-second video views|video_views_3_sec|ThruPlays|ThruPlay|3-sekündige Videowiedergaben|Videowiedergaben|Lectures vidéo de 3 secondes|Lecture de la vidéo|Reproducciones de video de 3 segundos|Reproducciones de vídeo de 3 segundos|Reproduções de vídeo de 3 segundos|video_play_actions',
  },
  {
    role: 'action',
    name: 'post_engagement',
    hint: 'meta',
    weight: 2,
    headers:
      'Post engagements|Post engagement|Beitragsinteraktionen|Interactions avec la publication|Interacciones con la publicación|Engajamentos com o post|Engajamento com o post',
  },
  {
    role: 'action',
    name: 'page_engagement',
    hint: 'meta',
    weight: 2,
    headers:
      'Page engagement|Page engagements|Seiteninteraktionen|Interactions avec la Page|Interacciones con la página|Engajamento com a Página',
  },
  {
    role: 'action',
    name: 'page_like',
    hint: 'meta',
    weight: 2,
    headers:
      'Page likes|Facebook likes|„Gefällt mir“-Angaben für die Seite|Mentions J’aime la Page|Me gusta de la página|Curtidas na Página',
  },
  { role: 'action', name: 'oned_view_purchase', headers: 'oned_view_purchases' },
  { role: 'action', name: 'oned_click_purchase', headers: 'oned_click_purchases' },
  {
    role: 'action_value',
    name: 'purchase',
    headers:
      'Purchases conversion value|Purchase conversion value|Purchase value|Purchases value|purchases_conversion_value|Conversion-Wert von Käufen|Conversion-Wert der Käufe|Kaufwert|Conversion-Wert für Käufe|Wert der Kauf-Conversions|Valeur de conversion des achats|Valeur de conversion d’achat|Valor de conversión de compras|Valor de conversión de las compras|Valor de conversão da compra|Valor de conversão de compras|Valor de conversão das compras|Valore di conversione degli acquisti',
  },
  {
    role: 'action_value',
    name: 'website_purchase',
    hint: 'meta',
    headers:
      'Website purchases conversion value|Conversion-Wert von Website-Käufen|Conversion-Wert für Website-Käufe|Valeur de conversion des achats sur le site web|Valor de conversión de compras en el sitio web|Valor de conversão de compras no site',
  },
  {
    role: 'action_value',
    name: 'lead',
    headers:
      'Leads conversion value|Lead conversion value|Conversion-Wert für Leads|Valor de conversión de clientes potenciales',
  },
  {
    role: 'action_value',
    name: 'results',
    headers:
      'Results value|Result value|Ergebniswert|Wert der Ergebnisse|Valeur des résultats|Valor de resultados|Valor de los resultados|Valor dos resultados',
  },
];
