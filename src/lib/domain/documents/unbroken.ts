/** A blank at which no program ends a line. */
const JOINED = '\u00a0';

/** Words before a name or a number that are nothing without it. */
const LEADING =
  /(^|[\s(])((?:[Tt]ỉnh|[Tt]hành phố|[Tt]hị xã|[Tt]hị trấn|[Hh]uyện|[Qq]uận|[Xx]ã|[Pp]hường|[Đđ]ặc khu|[Nn]ăm|[Tt]háng|[Nn]gày|[Ss]ố|[Vv]òng) )(?=[\p{Lu}\d])/gu;

/** The first of two words with capitals: "Đồng Tháp", "Cao Lãnh". */
const NAME = /(\p{Lu}[\p{L}\d]*) (?=\p{Lu}\p{Ll})/gu;

/** A title whose names of places and whose years are not torn apart at the end of a line. */
export const unbroken = (text: string): string =>
  text
    .replace(LEADING, (_, before: string, words: string) => before + words.replaceAll(' ', JOINED))
    .replace(NAME, (_, word: string) => word + JOINED);
