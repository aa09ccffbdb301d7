import type { Annex, Block } from '../document.ts';
import { spelledOut } from '../abbreviations.ts';
import { documentOf, heading, items, paragraph, typed, type Draft } from '../draft.ts';
import type { DocumentFields } from '../fields.ts';
import { count, coverage, figuresAsOf } from '../house-style.ts';
import { figure, type Part } from '../parts.ts';
import { eventWord } from '../wording/event-word.ts';
import { planName } from '../wording/plan-name.ts';
import { gateBlocks } from './gates.ts';
import type { RankingFacts } from './ranking-facts.ts';
import { attached } from './report.ts';
import { unitTable, UNITS } from './standing-tables.ts';
import { unitTieRule } from './tie-breaks.ts';

/** "Thông báo kết quả xếp hạng tập thể và các đơn vị vào vòng tiếp theo". */
export function noticeDraft(facts: RankingFacts, fields: DocumentFields): Draft {
  const { contest, roundName, cut, asOf } = facts;
  const isDecided = cut.undecided === 0;
  const goesOn = isDecided && cut.qualified > 0;
  const annexes: Annex[] =
    facts.handedIn === 0
      ? []
      : [
          {
            title: `Kết quả xếp hạng tập thể ${roundName}`,
            orientation: 'portrait',
            blocks: [{ kind: 'table', table: unitTable(facts) }]
          }
        ];
  const issuing = fields.issuingBody || `Ban Tổ chức ${eventWord({ contestName: contest.name })}`;
  const body: Block[] = [
    ...basis(facts),
    ...paragraph([
      `${issuing} thông báo kết quả xếp hạng tập thể ${roundName} ${contest.name} như sau (${figuresAsOf(asOf)}):`
    ]),
    ...(facts.handedIn === 0
      ? paragraph([`Chưa có thí sinh nào nộp bài ${roundName}, nên chưa có kết quả xếp hạng.`])
      : rankedBlocks(facts, goesOn)),
    ...typed(fields.proposals),
    ...attached(annexes)
  ];
  const on = goesOn ? ' và các đơn vị vào vòng tiếp theo' : '';
  return {
    document: documentOf('notice', fields, {
      subject: `Kết quả xếp hạng tập thể ${roundName}${on}\n${contest.name}`,
      body: spelledOut(body),
      annexes,
      asOf
    }),
    withheld: isDecided ? [] : [{ sentence: 'qualified', reason: 'places-undecided' }],
    lastEvent: facts.closesAt
  };
}

function basis({ contest, roundName }: RankingFacts): Block[] {
  const { plan } = contest.about;
  const rests = plan ? [`Căn cứ ${planName(plan)} về tổ chức ${contest.name};`] : [];
  const event = eventWord({ contestName: contest.name });
  return [...rests, `Căn cứ kết quả ${roundName} của ${event}.`].map((text) => ({
    kind: 'basis',
    parts: [text]
  }));
}

function rankedBlocks(facts: RankingFacts, goesOn: boolean): Block[] {
  const { units, contest } = facts;
  const { topK, gates, tieBreaks } = contest.unitRanking;
  const ranked = units.filter(({ rank }) => rank !== null);
  return [
    ...(goesOn ? [heading(2, 'Kết quả xếp hạng')] : []),
    ...paragraph(
      ranked.length === 0
        ? ['Chưa có đơn vị nào được xếp hạng. Kết quả chi tiết tại Phụ lục kèm theo.']
        : [
            'Có ',
            figure('ranked', coverage(ranked.length, units.length), UNITS),
            ' đơn vị được xếp hạng theo tổng điểm của ',
            figure('top', count(topK), UNITS),
            ' bài thi có điểm cao nhất của mỗi đơn vị. ',
            `${unitTieRule(tieBreaks)} Kết quả chi tiết tại Phụ lục kèm theo.`
          ]
    ),
    ...gateBlocks(gates, units, facts.unitName),
    ...(goesOn ? qualifiedBlocks(facts) : [])
  ];
}

function qualifiedBlocks({ units, cut, unitName }: RankingFacts): Block[] {
  const on = units.filter(({ qualification }) => qualification === 'qualified');
  return [
    heading(2, 'Các đơn vị vào vòng tiếp theo'),
    ...paragraph(['Có ', figure('qualified', count(cut.qualified), UNITS), ' đơn vị, gồm:']),
    ...items(
      on.map(({ unit }): Part[] => [figure(`qualified.${unit.code}`, unitName(unit.id), UNITS)])
    )
  ];
}
