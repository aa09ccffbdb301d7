const MARKS = /\p{M}/gu;

/** Letters of other languages that look like Đ; old keyboards and web pages write them for it. */
const LIKE_D: Readonly<Record<string, string>> = { Ð: 'Đ', Ɖ: 'Đ', ð: 'đ', ɖ: 'đ' };

/** The text composed (NFC), with a Đ for letters that only look like it. */
export const composed = (text: string): string =>
  text.normalize('NFC').replace(/[ÐƉðɖ]/g, (letter) => LIKE_D[letter] ?? letter);

/** Text as we store it: composed, without blanks around it or runs of blanks inside. */
export const tidy = (text: string): string => composed(text).replace(/\s+/gu, ' ').trim();

/** Text without diacritics and case, for search: "Đặng Thị Ánh" becomes "dang thi anh". */
export const fold = (text: string): string =>
  tidy(text).normalize('NFD').replace(MARKS, '').replace(/[đĐ]/g, 'd').toLowerCase();

const collator = new Intl.Collator('vi', { numeric: true });

/** Vietnamese alphabetical order, numbers in text by value. */
export const compareText = (left: string, right: string): number => collator.compare(left, right);

/** Order of people: by given name, then family name, then the names between (PRODUCT, head). */
export function comparePeople(left: string, right: string): number {
  const [a, b] = [nameParts(left), nameParts(right)];
  return (
    compareText(a.given, b.given) || compareText(a.family, b.family) || compareText(a.rest, b.rest)
  );
}

function nameParts(fullName: string): { given: string; family: string; rest: string } {
  const words = tidy(fullName).split(' ');
  return {
    given: words.at(-1) ?? '',
    family: words[0] ?? '',
    rest: words.slice(1, -1).join(' ')
  };
}
