import type { IndividualTieBreak, UnitTieBreak } from '../../contest/rules.ts';
import type { Comparison } from '../../results/rank.ts';
import type { Share } from '../../results/share.ts';
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

/** Why a unit stands behind another with the same total: "bằng điểm hạng 16, tổng thời gian nhiều hơn". */
export const unitParting = ({ rank, advantage }: Comparison<UnitAdvantage>): string =>
  `bằng điểm hạng ${plain(rank)}, ${reasonOf(advantage)}`;

/** An advantage is told from the better one; `other` is the one behind. */
function reasonOf(advantage: UnitAdvantage): string {
  switch (advantage.rule) {
    case 'elapsed-of-top:asc':
      return 'tổng thời gian nhiều hơn';
    case 'next-best:desc':
      return `bài kế tiếp ${marks(advantage.other)} điểm so với ${marks(advantage.own)} điểm`;
    case 'rate:desc':
      return `tỷ lệ dự thi ${people(advantage.other)} so với ${people(advantage.own)}`;
  }
}

const people = ({ part, whole }: Share): string => coverage(part, whole);
