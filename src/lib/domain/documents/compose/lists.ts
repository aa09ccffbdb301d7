import type { IndividualStanding } from '../../results/individuals.ts';
import { spelledOut } from '../abbreviations.ts';
import type { Block } from '../document.ts';
import { documentOf, paragraph, type Draft } from '../draft.ts';
import type { DocumentFields } from '../fields.ts';
import { count, figuresAsOf } from '../house-style.ts';
import { figure } from '../parts.ts';
import { gateBlocks } from './gates.ts';
import { namesakeWords } from './namesakes.ts';
import type { RankingFacts } from './ranking-facts.ts';
import { individualTable, INDIVIDUALS, unitTable, UNITS } from './standing-tables.ts';
import { individualTieRule, unitTieRule } from './tie-breaks.ts';

/** "Danh sách xếp hạng tập thể". */
export function unitsListDraft(facts: RankingFacts, fields: DocumentFields): Draft {
  const { contest, units, asOf } = facts;
  const { topK, gates, tieBreaks } = contest.unitRanking;
  const name = `Xếp hạng tập thể ${facts.roundName}`;
  if (units.length === 0 || facts.handedIn === 0) {
    return list('units-list', facts, fields, name, nobody(facts));
  }
  return list('units-list', facts, fields, name, [
    ...paragraph([
      'Có ',
      figure('units', count(units.length), UNITS),
      ' đơn vị; tổng điểm của mỗi đơn vị là tổng của ',
      figure('top', count(topK), UNITS),
      ` bài thi có điểm cao nhất (${figuresAsOf(asOf)}). ${unitTieRule(tieBreaks)}`
    ]),
    ...gateBlocks(gates, units, facts.unitName),
    { kind: 'table', table: unitTable(facts) }
  ]);
}

/**
 * "Danh sách kết quả cá nhân" of everybody, or "Danh sách 20 thí sinh đứng đầu": with those who share
 * the last of these ranks.
 */
export function individualsListDraft(
  facts: RankingFacts,
  fields: DocumentFields,
  standings: readonly IndividualStanding[]
): Draft {
  const { top } = fields;
  const shown = top === null ? standings : standings.filter(({ rank }) => rank <= top);
  const isPart = shown.length < standings.length;
  const name = isPart ? `${count(shown.length)} thí sinh đứng đầu` : 'Kết quả cá nhân';
  const subject = `${name} ${facts.roundName}`;
  if (standings.length === 0) {
    return list('individuals-list', facts, fields, subject, nobody(facts));
  }
  const whole = figure('individuals', count(standings.length), INDIVIDUALS);
  return list('individuals-list', facts, fields, subject, [
    ...paragraph([
      ...(isPart
        ? [
            figure('individuals.shown', count(shown.length), INDIVIDUALS),
            ' thí sinh đứng đầu trong ',
            whole,
            ' thí sinh nộp bài'
          ]
        : ['Có ', whole, ' thí sinh nộp bài']),
      `, xếp theo thứ hạng (${figuresAsOf(facts.asOf)}). ${individualTieRule(facts.tieBreaks)}`
    ]),
    { kind: 'table', table: individualTable(shown, facts, namesakeWords(shown)) }
  ]);
}

const nobody = ({ roundName, asOf }: RankingFacts): Block[] =>
  paragraph([`Chưa có thí sinh nào nộp bài ${roundName} (${figuresAsOf(asOf)}).`]);

const list = (
  kind: 'units-list' | 'individuals-list',
  { contest, asOf, closesAt }: RankingFacts,
  fields: DocumentFields,
  name: string,
  body: readonly Block[]
): Draft => ({
  document: documentOf(kind, fields, {
    subject: `${name}\n${contest.name}`,
    body: spelledOut(body),
    asOf
  }),
  withheld: [],
  lastEvent: closesAt
});
