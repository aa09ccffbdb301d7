import { accepted, refused, type Result } from '../../core/result.ts';
import { vietnamMidnight } from '../../core/time.ts';
import { count, day, heldOn } from '../house-style.ts';
import type { Prizes, ReportFacts } from '../facts.ts';
import { figure, type Part, type Source } from '../parts.ts';
import { eventWord } from './event-word.ts';
import type { Reason, Sentence } from './sentence.ts';

/*
 * W1 and W2 (domain.md d2): what the annual reform report says of the contest. The words are those
 * of the report of 2021; only figures and names change.
 */

const CONTEST: Source = { page: 'contest' };
const SESSIONS: Source = { page: 'sessions' };
const PARTICIPATION: Source = { page: 'participation' };

/** "Ngày 19/7/2021, Sở Nội vụ ban hành Kế hoạch tổ chức Hội thi …." */
export function planSentence({ plan, contestName }: ReportFacts): Sentence {
  if (!plan) return refused('plan-unknown');
  return accepted([
    'Ngày ',
    figure('plan.day', day(vietnamMidnight(plan.day)), CONTEST),
    ', ',
    figure('plan.leadUnit', plan.leadUnit, CONTEST),
    ' ban hành Kế hoạch tổ chức ',
    figure('contest.name', contestName, CONTEST),
    '.'
  ]);
}

/** "Theo đó, đối tượng tham gia dự thi bao gồm …." */
export function audienceSentence({ plan }: ReportFacts): Sentence {
  if (!plan) return refused('audience-unknown');
  return accepted([
    'Theo đó, đối tượng tham gia dự thi bao gồm ',
    figure('plan.audience', plan.audience, CONTEST),
    '.'
  ]);
}

/** "Vòng 1 của Hội thi được tổ chức vào ngày 22, 23/9/2021 với 4.345 thí sinh đăng ký tham dự" */
export function roundOneClause(facts: ReportFacts): Sentence {
  const { roundOne, registered, asOf } = facts;
  if (registered === 0) return refused('nobody-registered');
  if (!roundOne || asOf < roundOne.closesAt) return refused('round-one-not-over');
  return accepted([
    `Vòng 1 của ${eventWord(facts)} được tổ chức `,
    ...held('r1.days', roundOne.days, SESSIONS),
    ' với ',
    figure('registered', count(registered), PARTICIPATION),
    ' thí sinh đăng ký tham dự'
  ]);
}

/**
 * "Vòng 2 của Hội thi (có 15 đội) được tổ chức vào ngày 20/10/2021", or "nhận bài dự thi từ ngày …"
 * where it had no day of its own, and what the jury does.
 */
export function roundTwoClause(facts: ReportFacts): Result<Part[], Reason> {
  const { roundTwo, mustChooseRoundTwo, asOf } = facts;
  if (mustChooseRoundTwo) return refused('round-two-not-chosen');
  if (!roundTwo || roundTwo.teams === 0) return refused('round-two-unknown');
  if (asOf < roundTwo.endsAt) return refused('round-two-not-over');
  return accepted([
    `Vòng 2 của ${eventWord(facts)} (có `,
    figure('r2.teams', count(roundTwo.teams), roundTwo.source),
    roundTwo.was === 'handed-in' ? ' đội) nhận bài dự thi ' : ' đội) được tổ chức ',
    ...held('r2.days', roundTwo.days, roundTwo.source),
    ...(facts.prizes === null && facts.jury === 'at-work' ? [juryAtWork(eventWord(facts))] : [])
  ]);
}

const juryAtWork = (event: string): string =>
  ` (Ban Giám khảo ${event} đang chấm điểm kết quả dự thi của các cơ quan, địa phương được vào Vòng 2)`;

/** W2: " Kết quả, Ban Tổ chức đã công nhận và trao …". */
export function prizesSentence({ prizes }: ReportFacts): Sentence {
  if (!prizes || prizes.units.every((one) => one.count === 0)) return refused('prizes-unknown');
  return accepted([
    'Kết quả, Ban Tổ chức đã công nhận và trao ',
    ...prizeList(prizes),
    ' cho tập thể',
    ...(prizes.individuals > 0
      ? [' và ', figure('prizes.individuals', count(prizes.individuals), UNITS), ' giải cá nhân']
      : []),
    '; giải Nhất thuộc về ',
    figure('prizes.winner', prizes.winner, UNITS),
    '.'
  ]);
}

const UNITS: Source = { page: 'units' };

const prizeList = ({ units }: Prizes): Part[] =>
  units
    .filter((one) => one.count > 0)
    .flatMap(({ name, count: prizes }, at) => [
      at === 0 ? '' : ', ',
      figure(`prizes.${name}`, count(prizes), UNITS),
      ` giải ${name}`
    ]);

function held(key: string, days: readonly number[], source: Source): Part[] {
  const text = heldOn(days);
  return text.startsWith('từ') ? [figure(key, text, source)] : ['vào ', figure(key, text, source)];
}

/** The two rounds in one sentence, as the annual report has them; of round two what is known. */
export function roundsSentence(facts: ReportFacts): Sentence {
  const one = roundOneClause(facts);
  if (!one.ok) return one;
  const two = roundTwoClause(facts);
  return accepted(two.ok ? [...one.value, ' và ', ...two.value, '.'] : [...one.value, '.']);
}

/** A clause as a sentence of its own. */
export const standing = (clause: Sentence): Sentence =>
  clause.ok ? accepted([...clause.value, '.']) : clause;
