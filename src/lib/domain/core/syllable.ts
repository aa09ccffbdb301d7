const ONSET = '(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?';
/** Vowels that end a syllable. */
const OPEN =
  '(?:oai|oay|oao|oeo|uây|uôi|uya|uyu|ươi|ươu|iêu|yêu|uao|uai|uê|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oi|ôi|ơi|ua|ui|uy|uơ|ưa|ưi|ưu|oa|oe|a|e|ê|i|o|ô|ơ|u|ư|y)';
/** Vowels that a consonant may follow. */
const CLOSED =
  '(?:uyê|iê|yê|oă|uâ|uô|ươ|oa|oe|oo|uê|ue|ua|uy|ă|â|a|e|ê|i|o|ô|ơ|u|ư|y)(?:ch|c|m|ng|nh|n|p|t)';
const SYLLABLE = new RegExp(`^${ONSET}(?:${OPEN}|${CLOSED})$`, 'u');

/** Grave, acute, hook, tilde and dot below: at most one of them stands in a syllable. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Is this word written as a Vietnamese syllable can be? */
export function isSyllable(word: string): boolean {
  const decomposed = word.toLowerCase().normalize('NFD');
  const tones = decomposed.match(TONES)?.length ?? 0;
  return tones <= 1 && SYLLABLE.test(decomposed.replace(TONES, '').normalize('NFC'));
}
