import type { IndividualTieBreak, UnitTieBreak } from '../../contest/rules.ts';
import type { Comparison } from '../../results/rank.ts';
import type { UnitAdvantage } from '../../results/units.ts';
import { coverage, marks } from '../house-style.ts';
import { plain } from './tables.ts';

/* What decides where the figures of two rows are equal, in words. */

const UNIT_RULES: Readonly<Record<UnitTieBreak, string>> = {
  'elapsed-of-top:asc': 'tổng thời gian làm bài của các bài được tính ít hơn',
  'next-best:desc': 'bài kế tiếp có điểm cao hơn',
  'rate:desc': 'tỷ lệ dự thi so với số đăng ký cao hơn'
};

const INDIVIDUAL_RULES: Readonly<Record<IndividualTieBreak, string>> = {
  'elapsed:asc': 'thời gian làm bài ít hơn',
  'submitted:asc': 'thời điểm nộp bài sớm hơn'
};

/** "Các đơn vị bằng tổng điểm được xếp theo thứ tự: …; nếu vẫn bằng nhau thì đồng hạng." */
export const unitTieRule = (rules: readonly UnitTieBreak[]): string =>
  tieRule(
    'Các đơn vị bằng tổng điểm',
    rules.map((rule) => UNIT_RULES[rule])
  );

export const individualTieRule = (rules: readonly IndividualTieBreak[]): string =>
  tieRule(
    'Các thí sinh bằng điểm',
    rules.map((rule) => INDIVIDUAL_RULES[rule])
  );

const tieRule = (who: string, rules: readonly string[]): string =>
  rules.length === 0
    ? `${who} thì đồng hạng.`
    : `${who} được xếp theo thứ tự: ${rules.join('; ')}; nếu vẫn bằng nhau thì đồng hạng.`;

/** "bằng điểm hạng 16, tổng thời gian ít hơn". */
export function unitParting({ rank, isAhead, advantage }: Comparison<UnitAdvantage>): string {
  return `bằng điểm hạng ${plain(rank)}, ${reasonOf(advantage, isAhead)}`;
}

function reasonOf(advantage: UnitAdvantage, isAhead: boolean): string {
  switch (advantage.rule) {
    case 'elapsed-of-top:asc':
      return `tổng thời gian ${isAhead ? 'ít' : 'nhiều'} hơn`;
    case 'next-best:desc': {
      const [own, other] = ordered(advantage, isAhead).map(marks);
      return `bài kế tiếp ${own} điểm so với ${other} điểm`;
    }
    case 'rate:desc': {
      const [own, other] = ordered(advantage, isAhead).map(({ part, whole }) =>
        coverage(part, whole)
      );
      return `tỷ lệ dự thi ${own} so với ${other}`;
    }
  }
}

/** An advantage is told from the better one. */
const ordered = <Value>(
  { own, other }: { own: Value; other: Value },
  isAhead: boolean
): [Value, Value] => (isAhead ? [own, other] : [other, own]);
