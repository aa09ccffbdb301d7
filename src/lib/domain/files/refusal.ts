/** Why a whole file is not read. */
export const FILE_REFUSALS = [
  'file-empty',
  'file-too-big',
  'file-kind-unknown',
  'file-not-what-it-claims',
  'file-old-excel',
  'file-has-macros',
  'file-encrypted',
  'file-damaged',
  'file-unpacks-too-big',
  'file-too-heavy',
  'file-not-utf8',
  'file-without-table',
  'file-too-many-rows',
  'file-several-lists'
] as const;

/** A quotation mark that nothing closes is named by the line on which it opens. */
export type FileRefusal = (typeof FILE_REFUSALS)[number] | `file-quote-open:${number}`;
