/** A text in an old encoding as Unicode, or null if it has what the encoding has not. */
type Decode = (text: string) => string | null;

/** Signs of .VnTime fonts (TCVN 5712), and the letters they show. */
const TCVN3 = pairs(
  'µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§',
  'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ'
);

/** Signs of VNI fonts that stand alone; the others follow the letter that they belong to. */
const VNI_ALONE = pairs('ñÑôÔöÖíÍìÌæÆóÓòÒîÎ', 'đĐơƠưƯíÍìÌỉỈĩĨịỊỵỴ');
const VNI_MARKS: ReadonlyMap<string, string> = new Map([
  ['ø', '\u0300'],
  ['ù', '\u0301'],
  ['û', '\u0309'],
  ['õ', '\u0303'],
  ['ï', '\u0323'],
  ['â', '\u0302'],
  ['à', '\u0302\u0300'],
  ['á', '\u0302\u0301'],
  ['å', '\u0302\u0309'],
  ['ã', '\u0302\u0303'],
  ['ä', '\u0302\u0323'],
  ['ê', '\u0306'],
  ['è', '\u0306\u0300'],
  ['é', '\u0306\u0301'],
  ['ú', '\u0306\u0309'],
  ['ü', '\u0306\u0303'],
  ['ë', '\u0306\u0323']
]);
const VNI_VOWEL = /[aeouyơưAEOUYƠƯ]/u;

/** Signs of Windows-1258 as Windows-1252 shows them; the last five are marks after their letter. */
const WINDOWS_1258 = pairs('ãÃðÐõÕýÝÌÒÞìò', 'ăĂđĐơƠưƯ\u0300\u0309\u0303\u0301\u0323');

/** Bytes from 0x80 to 0x9f as Windows-1252 shows them. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** How each old encoding is read, the most certain first. */
export const LEGACY_ENCODINGS = {
  'UTF-8': decodeUtf8,
  TCVN3: (text: string) => replaced(text, TCVN3),
  VNI: decodeVni,
  'Windows-1258': (text: string) => replaced(text, WINDOWS_1258)
} as const satisfies Record<string, Decode>;
export type LegacyEncoding = keyof typeof LEGACY_ENCODINGS;

function pairs(signs: string, letters: string): ReadonlyMap<string, string> {
  const wanted = [...letters];
  return new Map([...signs].map((sign, at): [string, string] => [sign, wanted[at] ?? sign]));
}

const replaced = (text: string, map: ReadonlyMap<string, string>): string =>
  [...text]
    .map((sign) => map.get(sign) ?? sign)
    .join('')
    .normalize('NFC');

/** Letters of VNI are in the case of their first sign: "AÙ", "Aù". */
function decodeVni(text: string): string {
  let read = '';
  for (const sign of text) {
    const mark = VNI_MARKS.get(sign.toLowerCase());
    const before = [...read].at(-1) ?? '';
    read += mark !== undefined && VNI_VOWEL.test(before) ? mark : (VNI_ALONE.get(sign) ?? sign);
  }
  return read.normalize('NFC');
}

/** The bytes of a text that was UTF-8 and was read as Windows-1252, read as UTF-8 again. */
function decodeUtf8(text: string): string | null {
  const bytes: number[] = [];
  for (const sign of text) {
    const late = WINDOWS_1252.indexOf(sign);
    const point = late >= 0 ? 0x80 + late : (sign.codePointAt(0) ?? 0);
    if (point > 0xff) return null;
    bytes.push(point);
  }
  return readUtf8(bytes);
}

/** Two and three bytes are all that Vietnamese needs. */
function readUtf8(bytes: readonly number[]): string | null {
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const first = bytes[at] ?? 0;
    const length =
      first < 0x80 ? 1 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xc2 && first < 0xe0 ? 2 : 0;
    if (length === 0) return null;
    let point = length === 1 ? first : first & (length === 2 ? 0x1f : 0x0f);
    for (let step = 1; step < length; step += 1) {
      const next = bytes[at + step] ?? 0;
      if ((next & 0xc0) !== 0x80) return null;
      point = (point << 6) | (next & 0x3f);
    }
    text += String.fromCodePoint(point);
    at += length - 1;
  }
  return text.normalize('NFC');
}
