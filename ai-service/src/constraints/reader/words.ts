/** Words of English, German, French and Spanish as alternatives of regular expressions over folded text. */

/** A pattern of whole words; folding keeps lengths, so an ß stays one. */
export const whole = (alternatives: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.replaceAll('ss', '(?:ss|ß)')})(?![\\p{L}\\p{N}])`, 'u');

export const NEGATION = whole(
  "never ever|never|(?:do|does|must|should|shall|can|may|will|would) not|(?:do|does|must|should|wo|ca|would)n ?'?t|cannot|" +
    'no one|nobody|under no circumstances|not|no|auf (?:gar )?keinen fall|unter keinen umstanden|keinesfalls|niemals|niemand|nie|nicht|kein(?:e[nrsm]?)?|' +
    'jamais|en aucun cas|pas|aucune?|sans|nunca|jamas|en ningun caso|ningun[ao]?|nadie|sin',
);

export const PAUSE = whole(
  'paus(?:e|ed|es|ing)|stop(?:s|ped|ping)?|(?:switch|turn)(?:ed|ing)? off|shut (?:off|down)|disabl(?:e|ed|ing)|deactivat(?:e|ed|ing)|halt(?:ed)?|' +
    'pausier(?:en|t|e)|pausiert werden|stoppen|stoppe|stoppt|gestoppt|(?:ab|aus)(?:ge|zu)?schalt(?:et|en)|deaktivier(?:en|t|e)|anhalten|angehalten|' +
    '(?:mettre|mettez|mets|mettons|mise?s?) en pause|en pause|paus(?:er|ez|ee?s?)|arret(?:er|ez|ee?s?)|suspend(?:re|ez|ue?s?|s)|coup(?:er|ez|ee?s?)|desactiv(?:er|ez|ee?s?)|stoppe[rz]|' +
    'poner en pausa|pong(?:a|an|as|amos) en pausa|paus(?:ar|en|es|ad[ao]s?)|deten(?:er|gan|gas|ga|id[ao]s?)|parar|apag(?:ar|uen|ues)|desactiv(?:ar|en|es|ad[ao]s?)',
);

/** "must always run": the same as never pausing, without a no. */
export const ALWAYS_ON = whole(
  '(?:must|has to|have to|should|shall) (?:always |be |stay |keep |remain )*(?:running|run|on|active|live)(?: (?:always|at all times))?|' +
    '(?:always|at all times) (?:running|on|active|live)|' +
    '(?:muss|mussen|soll|sollen|sollte) (?:immer|stets|standig|dauerhaft) (?:laufen|weiterlaufen|aktiv|an|online|durchlaufen)(?: (?:sein|bleiben))?|' +
    'doi(?:t|vent) toujours (?:tourner|rester (?:active?s?|allumee?s?|en ligne)|etre (?:active?s?|en ligne))|' +
    'deben? (?:estar siempre activ[ao]s?|seguir siempre activ[ao]s?|permanecer siempre activ[ao]s?)',
);

export const BUDGET = whole('budgets?|spend(?:ing)?|tagesbudgets?|ausgaben|depenses?|presupuestos?|gastos?');
export const RAISE = whole(
  'rais(?:e|ed|es|ing)|increas(?:e|ed|es|ing)|higher|erhoh(?:en|t|e)|angehoben|anheben|steigern|gesteigert|aufstocken|' +
    'augment(?:er|ez|ee?s?|e)|relev(?:er|ez)|hausser|aument(?:ar|en|es|ad[ao]s?|e)|subir|suban|subas|incrementar',
);
export const LOWER = whole(
  'lower(?:ed|s|ing)?|reduc(?:e|ed|es|ing)|cut(?:s|ting)?|decreas(?:e|ed|es|ing)|senken|gesenkt|senke|kurzen|gekurzt|reduzier(?:en|t|e)|verringern|verringert|' +
    'baiss(?:er|ez|ee?s?|e)|redui(?:re|sez|te?s?)|diminu(?:er|ez|ee?s?)|baj(?:ar|en|es|ad[ao]s?)|reduc(?:ir)|reduzca[ns]?|recort(?:ar|en|es)',
);
export const CHANGE = whole(
  'chang(?:e|ed|es|ing)|touch(?:ed|es|ing)?|edit(?:ed)?|modif(?:y|ied)|adjust(?:ed)?|andern|geandert|verandern|verandert|anfassen|angefasst|anruhren|beruhren|anpassen|angepasst|' +
    'touche[rz]?|modifi(?:er|ez|ee?s?)|chang(?:er|ez|ee?s?)|toc(?:ar|ad[ao]s?)|toqu(?:en|es|e)|cambi(?:ar|en|es|ad[ao]s?)|modific(?:ar|ad[ao]s?)|modifiqu(?:en|es)',
);
export const HANDS_OFF = whole(
  'hands off|leave(?=.* alone)|finger weg von|hande weg von|lass(?:t|en)?(?=.* in ruhe)|ne touchez pas a|no tocar',
);
export const AT_MOST = whole(
  'max\\.?|maximum|maximal|maximale?|at most|(?:no|not|never) (?:spend |exceed )?more than|never exceed|(?:must|may|should) not exceed|up to|spending limit|budget limit|limit|cap|capped at|' +
    'hochstens|(?:nicht|nie|niemals) mehr als|nicht uber|bis zu|obergrenze|hochstgrenze|' +
    'au plus|au maximum|(?:pas|jamais) plus de|jamais plus|plafond|limite|' +
    'como maximo|(?:no|nunca) (?:gastar )?mas de|maximo|a lo sumo|tope',
);
export const EXCLUDE = whole(
  '(?:be )?exclud(?:e|ed|es|ing)|(?:add )?(?:as )?(?:a )?negative(?: keywords?)?|negativ(?:e[nrs]?)?(?: keywords?)?|ausschliessen|ausgeschlossen|ausschliesst|' +
    'exclu(?:re|ez|e?s?)|en mot cle negatif|mots? cles? negatifs?|exclu(?:ir|yas|yan|id[ao]s?)|palabras? claves? negativas?',
);
export const SAY = whole(
  'say(?:s|ing)?|write|claim|promis(?:e|ing)|use|mention|advertise(?: with)?|call (?:us|it|ourselves)|' +
    'sagen|sag|schreiben|schreib|behaupten|versprechen|verwenden|verwende|benutzen|nennen|werben mit|' +
    'di(?:re|tes)|ecri(?:re|vez)|promett(?:re|ez)|utilis(?:er|ez)|mentionn(?:er|ez)|employ(?:er|ez)|affirm(?:er|ez)|' +
    'dec(?:ir)|di(?:gas|gan|gamos)|escrib(?:ir|as|an)|promet(?:er|as|an)|us(?:ar|es|en)|utiliz(?:ar|es)|mencion(?:ar|es)|afirm(?:ar|es)',
);
export const CLAIM = whole(
  'claims?|promises?|wording|aussagen?|behauptungen?|versprechen|versprechungen|promesses?|allegations?|mentions?|afirmaciones?|promesas?',
);
export const CLOSED = whole(
  "closed|shut|not open|ruhetag|geschlossen|nicht geoffnet|(?:haben|hat) (?:\\p{L}+ )?zu|ferme(?:e?s|e)?|n'ouvr\\p{L}+ pas|cerrad[oa]s?|cerramos|no abrimos|no abre",
);
export const OPEN = whole('open|geoffnet|offen|ouverte?s?|ouvrons|abiert[oa]s?|abrimos');
export const MARGIN = whole(
  '(?:profit |gross |net |contribution )*margins?|(?:gewinn|handels|brutto|netto)?(?:marge|margen|spanne)|deckungsbeitrag|(?:taux de )?marges?(?: brute| nette)?|margen(?: bruto| neto| de beneficio)?',
);

/** A rule that holds only sometimes is no rule that can be kept. */
export const CONDITION = whole(
  'if|unless|except(?: for)?|when|whenever|while|until|before|after|during|as long as|but|besides|only|' +
    'wenn|falls|ausser|sofern|solange|bis|bevor|nachdem|wahrend|aber|nur|ohne dass|' +
    'si|sauf|quand|lorsque|pendant|avant|apres|jusqu|tant que|mais|hormis|seulement|' +
    'salvo|excepto|cuando|mientras|durante|antes|despues|hasta|pero|solo',
);

const fillers = `the a an our my your this that these those its it is are was be been being we i you please ever always must should shall may
  can could will have has had to of for on in at with by any all every each and or us than more do does allowed let anyone make sure
  there ads word words term phrase texts text copy keyword keywords search searches terms alone as per running
  der die das den dem des ein eine einen einem einer unser unsere unseren unserem unserer mein meine diese dieser dieses diesen ist sind
  wird werden worden darf durfen soll sollen sollte muss mussen wir ich bitte immer man zu fur auf in im am an bei mit von vom zur zum und
  oder es sie alle alles jede jeden jedem jeder uns haben hat wort worter begriff begriffe texte texten anzeigen werbung suchbegriff
  suchanfragen suche als pro mehr ausgeben ausgegeben in ruhe
  le la les l un une des du de d notre nos mon ma mes votre cette ce ces est sont sommes etre ete on nous il elle ne n s se a au aux en sur
  pour par avec et ou tout tous toute toutes chaque doit doivent faut veuillez merci mot mots terme termes annonces depenser plus que
  comme
  el la los las un una unos unas nuestro nuestra nuestros nuestras mi mis este esta estos estas es son ser sido sea se lo al del de en
  con por para y o e todo todos toda todas cada debe deben hay favor palabra palabras termino terminos anuncios gastar mas que a como
  estar`;
export const FILLERS: ReadonlySet<string> = new Set(fillers.split(/\s+/));

/** Words that tie a time or a place to a rule; a name that holds one without quotation marks is not sure to be a name. */
export const LOOSE = new Set(
  `on in at by during this next last today tomorrow now am im an bei morgen heute diese nachste letzte en au pendant sur dans
  aujourd demain este proximo hoy manana and or und oder et ou y o for with without`.split(/\s+/),
);
