import type { IndividualAdvantage } from '../domain/results/individual-order.ts';
import type { IndividualStanding } from '../domain/results/individuals.ts';
import type { Comparison } from '../domain/results/rank.ts';
import type { Share } from '../domain/results/share.ts';
import { closedGates } from '../domain/results/gates.ts';
import { placeOf, type UnitAdvantage, type UnitStanding } from '../domain/results/units.ts';
import { MINUTE, SECOND } from '../domain/core/time.ts';
import { duration, marks, number } from './format.ts';
import { gateReason } from './gates.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** Why a contestant has this rank: "Hạng 2: 56/60 điểm; bằng điểm hạng 3, thời gian làm bài ít hơn 41 giây." */
export function individualSentence(
  standing: Pick<IndividualStanding, 'rank' | 'sharedWith' | 'comparisons'> & {
    entry: { score: number; maxScore: number };
  }
): string {
  const { rank, sharedWith, comparisons, entry } = standing;
  return sentence([
    m.results_individual_place({
      rank: number(rank),
      score: marks(entry.score),
      max: marks(entry.maxScore)
    }),
    sharedWith > 0 && m.results_shared_people({ count: number(sharedWith) }),
    ...comparisons.map((one) => comparison(one, individualReason(one)))
  ]);
}

/** Why a unit has this rank or none, with the entries that were added up and the gates. */
export function unitSentence(
  standing: Pick<UnitStanding, 'rank' | 'sharedWith' | 'comparisons' | 'total' | 'gates'> & {
    counted: readonly { score: number }[];
  },
  topK: number
): string {
  const { rank, sharedWith, comparisons, total, counted } = standing;
  if (rank === null) return withoutRank(standing);
  const place = counted.length < topK ? m.results_unit_place_few : m.results_unit_place;
  const list = counted.map((entry) => marks(entry.score)).join('; ');
  return sentence([
    place({ rank: number(rank), score: marks(total), count: counted.length, list }),
    sharedWith > 0 && m.results_shared_units({ count: number(sharedWith) }),
    ...comparisons.map((one) => comparison(one, unitReason(one))),
    ...standing.gates.map(gateReason)
  ]);
}

/** "Không xếp hạng: mới có 10/35 người dự thi so với số đăng ký (28,57%), còn 8 người nữa đạt 50%." */
function withoutRank(standing: Pick<UnitStanding, 'gates'> & { counted: readonly unknown[] }) {
  if (placeOf(standing) === 'empty') return m.results_unit_without_place();
  const closed = closedGates(standing.gates);
  const isMissed = closed.some(({ missing }) => missing !== null);
  const reasons = sentence(closed.map(gateReason));
  return isMissed
    ? m.results_unit_excluded({ reasons })
    : m.results_unit_gates_undecided({ reasons });
}

const sentence = (parts: readonly (string | false)[]): string =>
  `${parts.filter((part) => part !== false).join('; ')}.`;

const comparison = ({ rank }: Comparison<unknown>, reason: string): string =>
  m.results_same_score_as({ rank: number(rank), reason });

function individualReason({ isAhead, advantage }: Comparison<IndividualAdvantage>): string {
  const time = difference(advantage.byMs);
  switch (advantage.rule) {
    case 'elapsed:asc':
      return isAhead ? m.results_elapsed_less({ time }) : m.results_elapsed_more({ time });
    case 'submitted:asc':
      return isAhead ? m.results_submitted_earlier({ time }) : m.results_submitted_later({ time });
  }
}

/** An advantage is told from the better one; the one behind reads it the other way round. */
function unitReason({ isAhead, advantage }: Comparison<UnitAdvantage>): string {
  switch (advantage.rule) {
    case 'elapsed-of-top:asc': {
      const time = difference(advantage.byMs);
      return isAhead
        ? m.results_elapsed_of_top_less({ time })
        : m.results_elapsed_of_top_more({ time });
    }
    case 'next-best:desc': {
      const [better, worse] = [marks(advantage.own), marks(advantage.other)];
      return isAhead
        ? m.results_next_best_higher({ own: better, other: worse })
        : m.results_next_best_lower({ own: worse, other: better });
    }
    case 'rate:desc': {
      const [better, worse] = [counts(advantage.own), counts(advantage.other)];
      return isAhead
        ? m.results_rate_higher({ own: better, other: worse })
        : m.results_rate_lower({ own: worse, other: better });
    }
  }
}

/** Two rates may look alike when rounded; the counts behind them do not. */
const counts = ({ part, whole }: Share): string => `${number(part)}/${number(whole)}`;

/** Under a minute to the millisecond, because that may be what decides. */
const difference = (milliseconds: number): string =>
  milliseconds < MINUTE
    ? m.shell_seconds({ count: number(milliseconds / SECOND, 3) })
    : duration(milliseconds);
