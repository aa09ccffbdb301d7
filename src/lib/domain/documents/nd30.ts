/*
 * The layout of official documents (Nghị định 30/2020/NĐ-CP, Phụ lục I) in numbers: domain.md (e),
 * our default where the decree leaves a range. Numbers of boxes are those of Mục IV, Phần I. One
 * file, so that Word and PDF cannot differ.
 */

/** A twentieth of a point, the measure of Word: 1440 to an inch. */
export type Twips = number;

const twips = (millimetres: number): Twips => Math.round((millimetres * 1440) / 25.4);

/** E1. Paper and margins; the left one has room for binding. */
export const PAGE = {
  width: twips(210),
  height: twips(297),
  margin: { top: twips(20), right: twips(15), bottom: twips(20), left: twips(30) },
  /** Of the page number from the edge of the paper. */
  header: twips(10)
} as const;

/** What is between the margins, upright and lying. */
export const TEXT_WIDTH = {
  portrait: 9354,
  landscape: PAGE.height - PAGE.margin.left - PAGE.margin.right
} as const;

/** Sizes in points. */
export const SIZE = {
  /** Box 1: the state's name, and its motto below. */
  nation: 12,
  motto: 13,
  /** Box 2: the parent body, and the issuing one below, in bold. */
  parent: 12,
  issuing: 12,
  /** Box 3, and box 4 in italics. */
  number: 13,
  placeDate: 13,
  /** Box 5a: what it is, and what it is about. */
  typeName: 14,
  subject: 14,
  /** Box 6. */
  body: 14,
  /** Boxes 7a and 7b. */
  signing: 14,
  /** Box 9a. */
  addressees: 14,
  /** Box 9b: "Nơi nhận:" and the list. */
  recipientsHead: 12,
  recipients: 11,
  annexTitle: 14,
  annexOf: 13,
  pageNumber: 14,
  /** Tables are not measured by the decree; wide ones must fit. */
  table: 12
} as const;

/** E3. Two columns without borders: issuing body and nation. */
export const HEAD_TABLE: readonly [Twips, Twips] = [3742, 5613];
/** E3, as wide as the text: recipients and signature. */
export const FOOT_TABLE: readonly [Twips, Twips] = [3742, 5612];

/** Box 5a: room above the title, and below it and whom it is for. */
export const TITLE = { before: 240, after: 120 } as const;

/** Box 9a: where several addressees stand below each other. */
export const ADDRESSEES_INDENT = twips(50);

/** Box 6: first line 1,27 cm in, 6 pt between paragraphs, lines at least single. */
export const BODY = { firstLine: 720, after: 120, lineHeight: 1.15 } as const;

/** K. Lines left free above the name, for the signature. */
export const SIGNATURE_LINES = 4;

/** Boxes 2 and 5a: the rule below is a third to a half as long as the text. */
export const SHORT_RULE = 5 / 12;

/** The rule below the motto is as long as the motto (box 1). */
export const LONG_RULE = 1;

export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

/** Box 6: the end of the text. */
export const END_MARK = './.';
