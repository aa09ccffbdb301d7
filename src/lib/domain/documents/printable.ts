/*
 * What Times New Roman and Tinos have: Latin with all Vietnamese letters, figures, punctuation. A
 * test looks every one of them up in the font.
 */
const UNPRINTABLE =
  /[^\n\u0020-\u007e\u00a0-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2013\u2014\u2018-\u201d\u2020-\u2022\u2026\u20ab\u20ac]/gu;

/** Text as it can be printed: composed (TCVN 6909), and a question mark for what no font here has. */
export const printable = (text: string): string => text.normalize('NFC').replace(UNPRINTABLE, '?');

/** Can all of it be printed as it stands? */
export const isPrintable = (text: string): boolean => printable(text) === text.normalize('NFC');
