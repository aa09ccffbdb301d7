import type { StageView } from '#lib/domain/live/view/stage.ts';
import type { QuestionBox } from './question-size.ts';

/** More teams than these are told as numbers, not one by one. */
const MOST_CHIPS = 24;
const CHIPS_IN_ROW = 5;

/** What stands at the foot of a question: every team, sums only, one line of words, or nothing. */
export type Foot = { kind: 'chips'; rows: number } | { kind: 'sums' | 'line' | 'none' };

/** The foot for a segment: the same at all its steps, so that the question never jumps. */
export function footOf({ segment }: StageView): Foot {
  if (segment?.kind === 'audience') return { kind: 'none' };
  if (segment?.kind !== 'simultaneous' && segment?.kind !== 'typed') return { kind: 'line' };
  const teams = segment.teamIds.length;
  if (teams > MOST_CHIPS) return { kind: 'sums' };
  return { kind: 'chips', rows: Math.ceil(teams / CHIPS_IN_ROW) };
}

/** Pixels at 1920 × 1080, as the stage's styles lay them out. */
const CARD = { width: 1330, height: 796 };
const LINE = 150;
/** The line below the options that names the source, once the key is there. */
const SOURCE = 50;
const [CHIP_ROW, CHIP_GAP] = [64, 8];

/** The room for stem and options on the projector above this foot. */
export function questionBox(foot: Foot): QuestionBox {
  return {
    width: CARD.width,
    height: CARD.height - heightOf(foot) - SOURCE,
    hasShares: foot.kind === 'none'
  };
}

function heightOf(foot: Foot): number {
  if (foot.kind === 'none') return 0;
  return foot.kind === 'chips' ? foot.rows * (CHIP_ROW + CHIP_GAP) : LINE;
}
