import type { ItemStats } from './items.ts';

/** What somebody who looks after the bank should look at (RP6, D9). */
export const ITEM_FLAGS = [
  'few',
  'key-suspect',
  'below-guess',
  'weak',
  'too-hard',
  'too-easy',
  'unused-option'
] as const;
export type ItemFlag = (typeof ITEM_FLAGS)[number];

/** The targets of RP6, as shares. */
export const ITEM_TARGETS = {
  facility: [0.3, 0.7],
  discrimination: 0.25,
  consistency: 0.75,
  mean: [0.5, 0.75],
  deviation: [0.12, 0.18],
  /** With fewer papers than this figures say more of chance than of the question. */
  papers: 30
} as const;

type Judged = Omit<ItemStats, 'flags' | 'code' | 'topic' | 'level' | 'stem' | 'versionId'>;

/** What is odd about a question; of one that few had nothing else is said. */
export function flagsOf(item: Judged): ItemFlag[] {
  const { papers, facility, discrimination, guess, options } = item;
  if (facility === null || papers < ITEM_TARGETS.papers) return ['few'];
  const [hardest, easiest] = ITEM_TARGETS.facility;
  const isSuspect = isKeySuspect(item);
  const found: Record<Exclude<ItemFlag, 'few'>, boolean> = {
    'key-suspect': isSuspect,
    'below-guess': facility < guess,
    weak: !isSuspect && discrimination !== null && discrimination < ITEM_TARGETS.discrimination,
    'too-hard': facility < hardest,
    'too-easy': facility > easiest,
    'unused-option': options.some(({ isKey, chosen }) => !isKey && chosen === 0)
  };
  return ITEM_FLAGS.filter((flag) => flag !== 'few' && found[flag]);
}

/** The best contestants know something else: they miss the key, or prefer another option to it. */
function isKeySuspect({ discrimination, options }: Judged): boolean {
  if (discrimination !== null && discrimination < 0) return true;
  const ofKey = options.filter(({ isKey }) => isKey).map(({ chosenByUpper }) => chosenByUpper);
  const others = options.filter(({ isKey }) => !isKey);
  return others.some(({ chosenByUpper }) => chosenByUpper > Math.max(0, ...ofKey));
}
