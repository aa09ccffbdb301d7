const MEGABYTE = 1024 * 1024;

/** What a file may ask of us (RELIABILITY B-M1, B-M2). */
export const LIMITS = {
  fileBytes: 8 * MEGABYTE,
  unpackedBytes: 20 * MEGABYTE,
  /** Honest sheets of a few repeated rows pack well: small files are judged by their size alone. */
  ratio: 100,
  ratioFromBytes: MEGABYTE,
  entries: 200,
  rows: 20_000,
  columns: 60,
  /** Longer cells are cut: every column refuses far shorter ones. */
  cellCharacters: 2_000,
  tableCharacters: 10_000_000,
  megabytes: 256,
  milliseconds: 10_000
} as const;
