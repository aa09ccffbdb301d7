/** Names of offices that begin with two common words. */
const OFFICES = /^(Văn phòng|Thanh tra|Chi cục|Trung tâm)\s/u;

/**
 * What somebody typed as a sentence, as it goes on after a semicolon: "Một số xã chậm" as "một số xã
 * chậm". A name keeps its capital: "Sở Nội vụ" has a second one, "UBND" and "Covid-19" are no words.
 */
export function continued(text: string): string {
  const [first = '', second] = text.split(/\s+/u);
  const isWord = /^\p{Lu}\p{Ll}*$/u.test(first);
  const goesOnSmall = second === undefined || /^\p{Ll}/u.test(second);
  if (!isWord || !goesOnSmall || OFFICES.test(text)) return text;
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}
