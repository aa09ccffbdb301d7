import { accepted, refused } from '../../core/result.ts';
import { addUp, sharesOfWhole } from '../../reports/shares-of-whole.ts';
import type { ReportFacts } from '../facts.ts';
import { count, coverage, percent, rate } from '../house-style.ts';
import { figure, type Part, type Source } from '../parts.ts';
import { roundedShares, type Sentence } from './sentence.ts';

/* W3 and W6 (domain.md d2): who took part. */

const PARTICIPATION: Source = { page: 'participation' };
const STRUCTURE: Source = { page: 'structure' };

/** "Vòng 1 có 4.284 thí sinh của 30/30 cơ quan, đơn vị, địa phương tham gia dự thi, đạt tỷ lệ …" */
export function participationSentence(facts: ReportFacts): Sentence {
  const { people, registered, unitsIn, units } = facts.participation;
  if (people === 0) return refused('nobody-took-part');
  if (people > registered) return refused('more-than-registered');
  if (unitsIn > units) return refused('more-than-all-units');
  const headcount = headcountClause(facts);
  const full = fullUnitsClause(facts);
  return accepted([
    'Vòng 1 có ',
    figure('people', count(people), PARTICIPATION),
    ' thí sinh của ',
    figure('units.in', coverage(unitsIn, units), PARTICIPATION),
    ' cơ quan, đơn vị, địa phương tham gia dự thi, đạt tỷ lệ ',
    figure('rate.registered', rate({ part: people, whole: registered }), PARTICIPATION),
    ' so với số đăng ký',
    ...(headcount.ok ? headcount.value : []),
    ...(full?.ok ? full.value : []),
    '.'
  ]);
}

/** " và 61,2% so với tổng số CBCCVC hiện có mặt": left out where not everybody was counted. */
export function headcountClause({ participation }: ReportFacts): Sentence {
  const { people, headcount } = participation;
  if (headcount === null || headcount === 0) return refused('headcount-unknown');
  if (people > headcount) return refused('more-than-headcount');
  return accepted([
    ' và ',
    figure('rate.headcount', rate({ part: people, whole: headcount }), PARTICIPATION),
    ' so với tổng số CBCCVC hiện có mặt'
  ]);
}

/** "; 08 đơn vị đạt tỷ lệ 100% so với số đăng ký"; null where there is none to tell of. */
export function fullUnitsClause({ participation }: ReportFacts): Sentence | null {
  const { full, low, units } = participation;
  if (full + low.length > units) return refused('units-do-not-add-up');
  if (full === 0) return null;
  return accepted([
    '; ',
    figure('units.full', count(full), PARTICIPATION),
    ' đơn vị đạt tỷ lệ 100% so với số đăng ký'
  ]);
}

/**
 * "Tuy nhiên, vẫn còn 03 đơn vị có tỷ lệ tham gia so với số đăng ký dưới 50% (…)."; null where there
 * is none, or nobody took part at all.
 */
export function lowUnitsSentence({ participation }: ReportFacts): Sentence | null {
  const { people, full, low, units, threshold } = participation;
  if (full + low.length > units) return refused('units-do-not-add-up');
  if (low.length === 0 || people === 0) return null;
  const names = low.map(({ code, name, share }) =>
    figure(`low.${code}`, `${name}: ${rate(share)}`, PARTICIPATION)
  );
  return accepted([
    'Tuy nhiên, vẫn còn ',
    figure('units.low', count(low.length), PARTICIPATION),
    ` đơn vị có tỷ lệ tham gia so với số đăng ký dưới ${threshold}% (`,
    ...names.flatMap((name, at): Part[] => (at === 0 ? [name] : ['; ', name])),
    ').'
  ]);
}

/**
 * "Khối có nhiều người dự thi nhất là khối … với 2.301 người, chiếm 53,71% tổng số người dự thi; tiếp
 * theo là …"
 */
export function blocsSentence({ blocs, participation }: ReportFacts): Sentence {
  const whole = participation.people;
  const byPeople = blocs
    .filter((bloc) => bloc.people > 0)
    .sort((left, right) => right.people - left.people);
  const [most, ...others] = byPeople;
  if (!most || others.length === 0) return refused('one-bloc-only');
  if (byPeople.reduce((sum, bloc) => sum + bloc.people, 0) !== whole) {
    return refused('blocs-do-not-add-up');
  }
  const shares = sharesOfWhole(byPeople.map((bloc) => bloc.people)) ?? [];
  const said = ({ key, people }: (typeof byPeople)[number], at: number) => ({
    people: figure(`bloc.${key}`, `${count(people)} người`, STRUCTURE),
    share: figure(`bloc.${key}.share`, percent(shares[at] ?? 0), STRUCTURE)
  });
  const first = said(most, 0);
  return accepted([
    `Khối có nhiều người dự thi nhất là ${most.name} với `,
    first.people,
    ', chiếm ',
    first.share,
    ' tổng số người dự thi; tiếp theo là ',
    ...others.flatMap((bloc, at): Part[] => {
      const { people, share } = said(bloc, at + 1);
      return [at === 0 ? '' : ', ', `${bloc.name} với `, people, ' (', share, ')'];
    }),
    ...roundedShares(addUp(shares)),
    '.'
  ]);
}
