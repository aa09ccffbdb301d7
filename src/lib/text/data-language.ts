/** Letters that Vietnamese has and English has not. */
const VIETNAMESE =
  /[ăâđêôơư\u00e0-\u00e3\u00e8-\u00ea\u00ec\u00ed\u00f2-\u00f5\u00f9\u00fa\u00fd\u0129\u0169\u1ea0-\u1ef9]/iu;

/**
 * The language of what people of the contest wrote, for the `lang` of the element that shows it, so
 * that it is read out as such in an English page. Only for what is data as a whole.
 */
export const dataLanguage = (text: string | undefined): 'vi' | undefined =>
  text !== undefined && VIETNAMESE.test(text.normalize('NFC')) ? 'vi' : undefined;
