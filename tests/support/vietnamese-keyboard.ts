/** What a keyboard makes of keys: each rule looks at the letter before the key. */
type Rule = { key: string; after: string; mark: string };

const TELEX: Rule[] = [
  { key: 'F', after: 'AEUY', mark: '\u0300' },
  { key: 'R', after: 'AEUY', mark: '\u0309' },
  { key: 'X', after: 'AEUY', mark: '\u0303' },
  { key: 'J', after: 'AEUY', mark: '\u0323' },
  { key: 'A', after: 'A', mark: '\u0302' },
  { key: 'E', after: 'E', mark: '\u0302' },
  { key: 'W', after: 'A', mark: '\u0306' },
  { key: 'W', after: 'U', mark: '\u031b' }
];
const VNI: Rule[] = [
  { key: '3', after: 'AEUY', mark: '\u0309' },
  { key: '4', after: 'AEUY', mark: '\u0303' },
  { key: '6', after: 'AE', mark: '\u0302' },
  { key: '7', after: 'U', mark: '\u031b' }
];
const TONES = '\u0300\u0309\u0303\u0323';

/** What appears when this is typed with Telex on; null when a key pressed twice undid itself. */
export const typedInTelex = (text: string): string | null => typed(text, TELEX, 'D', true);

/** What appears when this is typed with VNI on; null when a key pressed twice undid itself. */
export const typedInVni = (text: string): string | null => typed(text, VNI, '9', false);

function typed(text: string, rules: Rule[], stroke: string, hasW: boolean): string | null {
  const shown: { base: string; marks: string[] }[] = [];
  for (const key of text) {
    const last = shown.at(-1);
    const rule = last && rules.find((one) => one.key === key && one.after.includes(last.base));
    if (rule && last) {
      const isTone = TONES.includes(rule.mark);
      if (last.marks.some((mark) => TONES.includes(mark) === isTone)) return null;
      last.marks.push(rule.mark);
    } else if (last?.base === 'Đ' && key === stroke) {
      return null;
    } else if (last?.base === 'D' && key === stroke) {
      last.base = 'Đ';
    } else if (hasW && key === 'W') {
      shown.push({ base: 'U', marks: ['\u031b'] });
    } else {
      shown.push({ base: key, marks: [] });
    }
  }
  return shown.map(({ base, marks }) => (base + marks.join('')).normalize('NFC')).join('');
}
