/**
 * Number words of English, German, French and Spanish, without diacritics, lower case. The indefinite articles (a, ein,
 * un, una) are not among them: they could not be told from the number. A word that is a numeral in one of the
 * languages is one in all: a sentence refused too many costs little, an invented number told costs trust.
 */
const english = `zero naught nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety hundred hundreds thousand
  thousands million millions billion billions trillion trillions dozen dozens half halves halved halving halve third
  thirds quarter quarters second fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth thirtieth fortieth fiftieth sixtieth
  seventieth eightieth ninetieth hundredth thousandth millionth billionth trillionth
  twice thrice double doubled doubles doubling triple tripled triples tripling quadruple quadrupled quadrupling twofold
  threefold fourfold fivefold tenfold`;

const german = `null eins zwei zwo drei vier funf fuenf sechs sieben acht neun zehn elf zwolf zwoelf hundert tausend
  million millionen milliarde milliarden dutzend dutzende halb halbe halber halbes halbiert halbierte halbieren halfte
  haelfte drittel viertel funftel zehntel zweite zweiten zweiter zweites dritte dritten dritter drittes vierte vierten
  funfte funften sechste sechsten siebte siebten achte achten neunte neunten zehnte zehnten elfte elften zwolfte zwolften zwoelfte zwoelften doppelt doppelte doppelten
  doppelter verdoppelt verdoppelte verdoppeln dreifach dreifache zweifach verdreifacht verdreifachte verdreifachen
  vervierfacht verzehnfacht zweimal dreimal viermal hunderte tausende`;

const french = `zero deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts
  trente quarante cinquante soixante septante octante huitante nonante cent cents mille million millions milliard
  milliards douzaine douzaines dizaine dizaines vingtaine trentaine centaine centaines millier milliers double doubles
  doublee doubler triple tripler triplee quadruple moitie demi demie tiers quart quarts deuxieme troisieme quatrieme
  cinquieme sixieme septieme huitieme neuvieme dixieme seconde`;

const spanish = `cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis
  diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento cientos
  quinientos quinientas setecientos setecientas novecientos novecientas mil miles millon millones millardo docena docenas
  decena decenas centenar centenares millar millares doble dobles duplico duplicado duplicada duplicar duplica triplico
  triplicado triplicada triplicar triplica mitad tercio tercios segundo segunda tercero tercera tercer cuarto cuartos cuarta quinto
  quinta sexto sexta septimo octavo noveno decimo decima undecimo
  undecima duodecimo duodecima`;

const words = new Set(`${english} ${german} ${french} ${spanish}`.split(/\s+/));

const tens = 'zwanzig|dreissig|dreizig|vierzig|funfzig|fuenfzig|sechzig|siebzig|achtzig|neunzig';
const germanUnit = `eins?|zwei|zwo|drei|vier|funf|fuenf|sechs|sieb(?:en)?|acht|neun|zehn|elf|zwolf|zwoelf|sech|${tens}|hundert|tausend`;
const englishUnit = `one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand`;
const compounds = [
  // zweihundertfünfzig, fünfundzwanzigste, dreiprozentig; never "ein" or "und" alone.
  new RegExp(
    `^(?=.*(?:${tens}|zehn|hundert|tausend|prozent|fach|mal$))(?:${germanUnit}|und)+(?:fach|mal|(?:erst|dritt|s?t|)e[mnrs]?|prozentige?[nrs]?|prozent)?$`,
  ),
  new RegExp(`^(?:${englishUnit})(?:and|${englishUnit})*(?:th|ty|fold)?$`),
  /^(?:onz|douz|treiz|quatorz|quinz|seiz|vingt|trent|quarant|cinquant|soixant|sept|huit|dix|cent|mill(?:ion|iard)?)iemes?$/,
  /^(?:vi|tri|cuadra|quincua|sexa|septua|octo|nona)gesim[oa]s?$/,
  /(?:centesim|cuadringentesim|gentesim|milesim|millonesim)[oa]s?$/,
  /^veinti\p{L}+$/u,
  /^(?:dos|tres|cuatro|seis|ocho)cient[oa]s$/,
];

/** Chinese, Japanese numerals and signs that stand for a number. */
const signs = /[\p{N}〇零一二三四五六七八九十百千万萬億亿兆両两壱弐参💯]/u;
const roman = /^[IVX]{2,}$/;
const mixedScripts = /(?=.*\p{Script=Latin})(?=.*[\p{Script=Cyrillic}\p{Script=Greek}])/u;

/** Lower case, one form of each letter, no diacritics, nothing invisible. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]+/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase();
}

/**
 * The numerals in `text`, each once, as written: any digit of any script, a number word of the four languages, a Roman
 * numeral of two or more letters, a word that mixes scripts to look like one.
 */
export function numeralsIn(text: string): string[] {
  // Both forms: normalizing makes plain letters of ⅷ and plain digits of ４.
  const sign = signs.exec(text) ?? signs.exec(text.normalize('NFKC'));
  const written = text
    .replaceAll(/\p{Cf}+/gu, '')
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => {
      if (word === '') return false;
      if (roman.test(word) || mixedScripts.test(word)) return true;
      const simple = plain(word);
      return words.has(simple) || compounds.some((pattern) => pattern.test(simple));
    });
  return [...new Set([...(sign ? [sign[0]] : []), ...written])];
}

/** The first of `numeralsIn`, a sign before a word; null when there is none. */
export function firstNumeral(text: string): string | null {
  return numeralsIn(text)[0] ?? null;
}
