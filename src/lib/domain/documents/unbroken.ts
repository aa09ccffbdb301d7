/** A blank at which no program ends a line. */
const JOINED = '\u00a0';

/** Words before a name or a number that are nothing without it. */
const LEADING =
  /(^|[\s(])((?:tỉnh|thành phố|thị xã|thị trấn|huyện|quận|xã|phường|đặc khu|năm|tháng|ngày|số|vòng) )(?=[\p{Lu}\d])/giu;

/** The first of two words with capitals: "Đồng Tháp", "Cao Lãnh". */
const NAME = /(\p{Lu}[\p{L}\d]*) (?=\p{Lu}\p{Ll})/gu;

/** A title whose names of places and whose years are not torn apart at the end of a line. */
export const unbroken = (text: string): string =>
  text
    .replace(LEADING, (_, before: string, words: string) => before + words.replaceAll(' ', JOINED))
    .replace(NAME, (_, word: string) => word + JOINED);
