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
export type FileRefusal = (typeof FILE_REFUSALS)[number];
