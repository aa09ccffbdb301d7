/** The wide signs too, which some programs take for the plain ones. */
const STARTS_FORMULA = /^[=+\-@\t\r\0\uff1d\uff0b\uff0d\uff20]/;
/** What XML cannot carry; an export must not fail on it. */
const NOT_IN_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

const ESCAPE = /_(?=x[0-9A-F]{4}_)/gi;

/**
 * Text that no spreadsheet takes for a formula, in .xlsx and in .csv: an apostrophe is put before
 * a sign that could begin one (RELIABILITY B-M6, X1).
 */
export const formulaSafe = (text: string): string =>
  STARTS_FORMULA.test(text) ? `'${text}` : text;

/** The same for the XML of a workbook, where _x0041_ would be read as "A". */
export const cellText = (text: string): string =>
  formulaSafe(text).toWellFormed().replace(NOT_IN_XML, '\ufffd').replace(ESCAPE, '_x005F_');
