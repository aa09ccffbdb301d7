import { groupBy } from '../core/group.ts';
import type { Level, Topic } from '../contest/blueprint-cell.ts';
import {
  discrimination,
  groupEnds,
  moments,
  restCorrelation,
  type Marked
} from './item-figures.ts';
import { flagsOf, type ItemFlag } from './item-flags.ts';

/** Papers that answered a question alike and have the same number of right answers in all. */
export type ItemCell = {
  versionId: string;
  /** Ids of the options that were chosen; empty is blank. */
  choice: readonly string[];
  /** Right answers of the whole paper. */
  correct: number;
  papers: number;
};

/** First answers to a question that came so many seconds after the one before. */
export type ItemTime = { versionId: string; seconds: number; answers: number };

/** A question with its key, for those who may see it once the round is over. */
export type AnalysedQuestion = {
  versionId: string;
  code: string;
  topic: Topic | null;
  level: Level | null;
  stem: string;
  options: readonly { id: string; text: string }[];
  keyOptionIds: readonly string[];
};

/** The same cells, those that count the same papers together. */
export const mergeCells = (cells: readonly ItemCell[]): ItemCell[] =>
  [
    ...groupBy(
      cells,
      ({ versionId, choice, correct }) => `${versionId} ${correct} ${choice.join(' ')}`
    ).values()
  ].flatMap((same) => (same[0] ? [{ ...same[0], papers: count(same) }] : []));

/** The same times, those of the same length together. */
export const mergeTimes = (times: readonly ItemTime[]): ItemTime[] =>
  [...groupBy(times, ({ versionId, seconds }) => `${versionId} ${seconds}`).values()].flatMap(
    (same) =>
      same[0] ? [{ ...same[0], answers: same.reduce((sum, one) => sum + one.answers, 0) }] : []
  );

export type OptionStats = {
  id: string;
  text: string;
  isKey: boolean;
  /** Papers that chose it, and those of the best and the weakest 27 % among them. */
  chosen: number;
  chosenByUpper: number;
  chosenByLower: number;
};

/** What is known of one question after the round (RP6). */
export type ItemStats = Omit<AnalysedQuestion, 'options'> & {
  /** Papers that had it. */
  papers: number;
  right: number;
  blank: number;
  /** Share of right answers, from 0 to 1 (độ khó); null where nobody had it. */
  facility: number | null;
  /** Right answers of the best 27 % less those of the weakest 27 %, from -1 to 1 (độ phân biệt). */
  discrimination: number | null;
  /** Point-biserial correlation with the rest of the paper; null where all or none were right. */
  pointBiserial: number | null;
  /** What choosing blindly would get on average. */
  guess: number;
  options: OptionStats[];
  /** Seconds before the answer; null where answers did not come one by one. */
  medianSeconds: number | null;
  flags: ItemFlag[];
};

/** How good the questions of a round were (RP6). */
export type ItemAnalysis = {
  /** Papers that were looked at: the first of each contestant. */
  papers: number;
  questions: number;
  /** Mean and standard deviation of right answers, as shares of a full paper. */
  mean: number | null;
  deviation: number | null;
  /** Internal consistency (KR-20); null with fewer than two papers or when all are alike. */
  consistency: number | null;
  items: ItemStats[];
};

/**
 * Item analysis of a round. Where papers are drawn, KR-20 takes for the variance of the items the
 * mean over papers of those that each had.
 *
 * @param questions how many questions a paper has
 */
export function itemAnalysis(
  asked: readonly AnalysedQuestion[],
  cells: readonly ItemCell[],
  times: readonly ItemTime[],
  questions: number
): ItemAnalysis {
  const cellsOf = groupBy(cells, (cell) => cell.versionId);
  const timesOf = groupBy(times, (time) => time.versionId);
  const items = asked
    .map((question) =>
      itemStats(
        question,
        cellsOf.get(question.versionId) ?? [],
        timesOf.get(question.versionId) ?? []
      )
    )
    .filter((item) => item.papers > 0);
  // Every paper stands in the cells once for each of its questions.
  const all = questions === 0 ? moments([]) : moments(cells);
  const papers = questions === 0 ? 0 : Math.round(all.papers / questions);
  return {
    papers,
    questions,
    mean: all.mean === null ? null : all.right / (all.papers * questions),
    deviation: all.variance === null ? null : Math.sqrt(all.variance) / questions,
    consistency: consistency(items, papers, questions, all.variance),
    items
  };
}

function consistency(
  items: readonly ItemStats[],
  papers: number,
  questions: number,
  variance: number | null
): number | null {
  if (papers < 2 || questions < 2 || !variance) return null;
  const ofItems = items.reduce((sum, { papers: seen, facility }) => {
    const share = facility ?? 0;
    return sum + (seen / papers) * share * (1 - share);
  }, 0);
  return (questions / (questions - 1)) * (1 - ofItems / variance);
}

function itemStats(
  { options, ...question }: AnalysedQuestion,
  cells: readonly ItemCell[],
  times: readonly ItemTime[]
): ItemStats {
  const marked = cells.map((cell) => ({
    ...cell,
    isRight: isSameSet(cell.choice, question.keyOptionIds)
  }));
  const papers = count(marked);
  const right = count(marked.filter((cell) => cell.isRight));
  const { upper, lower } = groupEnds(marked);
  const chosen = (group: readonly (Marked & ItemCell)[], id: string): number =>
    count(group.filter((cell) => cell.choice.includes(id)));
  const stats = {
    ...question,
    papers,
    right,
    blank: count(marked.filter((cell) => cell.choice.length === 0)),
    facility: papers === 0 ? null : right / papers,
    discrimination: discrimination(marked),
    pointBiserial: restCorrelation(marked),
    guess: guessScore(options.length, question.keyOptionIds.length),
    options: options.map(({ id, text }) => ({
      id,
      text,
      isKey: question.keyOptionIds.includes(id),
      chosen: chosen(marked, id),
      chosenByUpper: chosen(upper, id),
      chosenByLower: chosen(lower, id)
    })),
    medianSeconds: medianSeconds(times)
  };
  return { ...stats, flags: flagsOf(stats) };
}

/** One of several is right, or any set of them but the empty one. */
const guessScore = (options: number, keys: number): number =>
  keys === 1 ? 1 / options : 1 / (2 ** options - 1);

/** The time in the middle; of an even number of answers the mean of the two in the middle. */
function medianSeconds(times: readonly ItemTime[]): number | null {
  const ordered = [...times].sort((left, right) => left.seconds - right.seconds);
  const all = ordered.reduce((sum, one) => sum + one.answers, 0);
  const nth = (n: number): number | undefined => {
    let before = 0;
    return ordered.find((one) => (before += one.answers) >= n)?.seconds;
  };
  const [lower, upper] = [nth(Math.ceil(all / 2)), nth(Math.floor(all / 2) + 1)];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}

const count = (cells: readonly { papers: number }[]): number =>
  cells.reduce((sum, cell) => sum + cell.papers, 0);

function isSameSet(left: readonly string[], right: readonly string[]): boolean {
  const [a, b] = [new Set(left), new Set(right)];
  return a.size === b.size && [...a].every((id) => b.has(id));
}
