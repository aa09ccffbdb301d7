/** A question as it takes room. */
type Texts = { stem: string; options: readonly string[] };

/** Type sizes and the room they are for, in the same unit. */
export type QuestionBox = { width: number; height: number; hasShares?: boolean };
export type QuestionSize = { stem: number; option: number };

/** From the front row's joy to the back row's limit, in pixels at 1920 × 1080. */
const STEPS = [76, 68, 60, 54, 48, 43, 38, 34, 30, 26, 22, 18] as const;

/** Be Vietnam Pro semibold: mean advance per letter, with some to spare for ragged lines. */
const LETTER = 0.56;
const LEADING = 1.32;

/**
 * What comes to stand beside the text of an option: letter, gaps, padding, the mark of the right one
 * and, where the audience answered, its share; gap between rows. In its own type size.
 */
const OPTION_SIDE = 5.2;
const SHARE_SIDE = 2.6;
const OPTION_ABOVE = 1.35;

const OPTION_SHARE = 0.78;

/**
 * The largest type in which stem and options (two by two) fit this box without scrolling, estimated
 * from their lengths so that the server's first picture has it, too.
 */
export function questionSize(texts: Texts, box: QuestionBox): QuestionSize {
  const sizes = STEPS.map((stem) => ({ stem, option: Math.round(stem * OPTION_SHARE) }));
  const fitting = sizes.find((size) => heightOf(texts, size, box) <= box.height);
  return fitting ?? { stem: 18, option: 16 };
}

function heightOf(
  { stem, options }: Texts,
  size: QuestionSize,
  { width, hasShares = false }: QuestionBox
): number {
  const rows = Math.ceil(options.length / 2);
  const side = OPTION_SIDE + (hasShares ? SHARE_SIDE : 0);
  const columnWidth = width / 2 - side * size.option;
  const optionLines = Math.max(1, ...options.map((text) => lines(text, size.option, columnWidth)));
  const optionHeight = rows * (optionLines * LEADING + OPTION_ABOVE) * size.option;
  return lines(stem, size.stem, width) * LEADING * size.stem + size.stem * 0.6 + optionHeight;
}

/** Lines that the text takes: every line of its own breaks anew. */
const lines = (text: string, size: number, width: number): number =>
  text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * LETTER * size) / width)), 0);

/** How large a name may stand that must not be cut off: 1 for a short one, less for longer. */
export function nameScale(name: string, fullUpTo: number): number {
  return Math.max(0.45, Math.min(1, fullUpTo / name.length));
}
