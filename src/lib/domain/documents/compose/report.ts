import type { Instant } from '../../core/time.ts';
import { spelledOut } from '../abbreviations.ts';
import {
  annexName,
  withoutEmptyHeadings,
  withoutLoneHeadings,
  type Annex,
  type Block
} from '../document.ts';
import { documentOf, heading, paragraph, typed, type Draft } from '../draft.ts';
import type { ReportFacts } from '../facts.ts';
import type { DocumentFields } from '../fields.ts';
import { count, figuresAsOf } from '../house-style.ts';
import { figure, sentences, type Part } from '../parts.ts';
import {
  audienceSentence,
  planSentence,
  prizesSentence,
  roundOneClause,
  roundsSentence,
  roundTwoClause,
  standing
} from '../wording/annual.ts';
import { difficultiesSentence } from '../wording/difficulties.ts';
import { eventWord } from '../wording/event-word.ts';
import {
  blocsSentence,
  fullUnitsClause,
  headcountClause,
  lowUnitsSentence,
  participationSentence
} from '../wording/participation.ts';
import { qualitySentence, wavesSentence } from '../wording/quality.ts';
import { planName } from '../wording/plan-name.ts';
import { sorted, type Sentence, type SentenceId, type Withheld } from '../wording/sentence.ts';

type Named = readonly [SentenceId, Sentence];

/** Sentences that there may be nothing to tell of are no gap in the report. */
const told = (id: SentenceId, sentence: Sentence | null): Named[] =>
  sentence ? [[id, sentence]] : [];

/** The clause whose lack is reported, though the sentence around it is said. */
const lacking = (id: SentenceId, clause: Sentence | null): Withheld[] =>
  clause && !clause.ok ? [{ sentence: id, reason: clause.refusal }] : [];

/** W1 with W2: the paragraph of the annual reform report (RP12). */
export function annualParagraph(facts: ReportFacts): { parts: Part[]; withheld: Withheld[] } {
  const { said, withheld } = sorted([
    ['plan', planSentence(facts)],
    ['audience', audienceSentence(facts)],
    ['round-one', roundsSentence(facts)],
    ...(facts.prizes ? ([['prizes', prizesSentence(facts)]] as const) : [])
  ]);
  return {
    parts: sentences(said),
    withheld: [...withheld, ...lacking('round-two', roundTwoClause(facts))]
  };
}

/** The paragraph as a document, to be pasted into the report of the province. */
export function annualDraft(facts: ReportFacts, fields: DocumentFields): Draft {
  const { parts, withheld } = annualParagraph(facts);
  return {
    document: documentOf('annual', fields, {
      subject: `Kết quả tổ chức ${facts.contestName}`,
      body: paragraph(parts),
      asOf: facts.asOf
    }),
    withheld,
    lastEvent: null
  };
}

/** The report on the contest's result in the outline of E4. */
export function reportDraft(
  facts: ReportFacts,
  fields: DocumentFields,
  annexes: readonly Annex[]
): Draft {
  const parts = partsOfReport(facts);
  const said = (...ids: SentenceId[]): Block[] =>
    paragraph(sentences(sorted(parts.filter(([id, one]) => one.ok && ids.includes(id))).said));
  const body = [
    heading(1, 'TÌNH HÌNH TỔ CHỨC'),
    heading(2, 'Công tác chỉ đạo, điều hành'),
    ...said('plan', 'audience'),
    heading(2, 'Vòng 1'),
    ...said('round-one', 'waves'),
    heading(2, 'Vòng 2'),
    ...said('round-two'),
    heading(1, 'KẾT QUẢ'),
    heading(2, 'Tỷ lệ tham gia'),
    ...paragraph(nobody(facts)),
    ...said('participation', 'low-units'),
    ...said('blocs'),
    heading(2, 'Chất lượng bài thi'),
    ...said('quality'),
    heading(2, 'Giải thưởng'),
    ...said('prizes'),
    heading(1, 'ĐÁNH GIÁ CHUNG'),
    heading(2, 'Kết quả đạt được'),
    ...typed(fields.achievements),
    heading(2, 'Khó khăn, vướng mắc'),
    ...paragraph(difficultiesSentence(facts, fields.difficulties)),
    heading(1, 'KIẾN NGHỊ, ĐỀ XUẤT'),
    ...typed(fields.proposals)
  ];
  return {
    document: documentOf('report', fields, {
      subject: `Kết quả ${facts.contestName}`,
      body: spelledOut([
        ...paragraph(opening(facts, fields)),
        ...withoutLoneHeadings(withoutEmptyHeadings(body)),
        ...paragraph([`Trên đây là báo cáo kết quả ${facts.contestName}.`]),
        ...attached(annexes)
      ]),
      annexes,
      asOf: facts.asOf
    }),
    withheld: [
      ...sorted(parts).withheld,
      ...lacking('headcount-rate', headcountClause(facts)),
      ...lacking('full-units', fullUnitsClause(facts))
    ],
    lastEvent: lastEventOf(facts)
  };
}

/** "Thực hiện Kế hoạch số …, … báo cáo kết quả như sau (số liệu đến …):" */
function opening(
  { plan, contestName, asOf }: ReportFacts,
  { issuingBody }: DocumentFields
): Part[] {
  const body = issuingBody || `Ban Tổ chức ${eventWord({ contestName })}`;
  const figures = `(${figuresAsOf(asOf)})`;
  if (!plan) return [`${body} báo cáo kết quả ${contestName} như sau ${figures}:`];
  const resting = `${planName(plan)} về tổ chức ${contestName}`;
  return [`Thực hiện ${resting}, ${body} báo cáo kết quả như sau ${figures}:`];
}

/** Where nobody took part, the report says so instead of rates of nothing. */
function nobody({ participation, roundOne, asOf }: ReportFacts): Part[] | null {
  const { people, registered } = participation;
  if (people > 0) return null;
  if (registered === 0) return ['Chưa có thí sinh nào đăng ký dự thi.'];
  const isOver = roundOne !== null && roundOne.closesAt <= asOf;
  const whole = figure('registered.none', count(registered), { page: 'participation' });
  return ['Trong ', whole, ` thí sinh đăng ký, ${isOver ? 'không' : 'chưa'} có ai dự thi Vòng 1.`];
}

/** The last day that the report tells of. */
const lastEventOf = ({ roundOne, roundTwo, asOf }: ReportFacts): Instant =>
  Math.max(...[roundOne?.closesAt ?? 0, roundTwo?.endsAt ?? 0].filter((one) => one <= asOf), 0);

const partsOfReport = (facts: ReportFacts): Named[] => [
  ['plan', planSentence(facts)],
  ['audience', audienceSentence(facts)],
  ['round-one', standing(roundOneClause(facts))],
  ['waves', wavesSentence(facts)],
  ['round-two', standing(roundTwoClause(facts))],
  ['participation', participationSentence(facts)],
  ...told('low-units', lowUnitsSentence(facts)),
  ['blocs', blocsSentence(facts)],
  ['quality', qualitySentence(facts)],
  ['prizes', prizesSentence(facts)]
];

/** "(Kèm theo Phụ lục I: …; Phụ lục II: …)" at the end of the text (E4). */
export function attached(annexes: readonly Annex[]): Block[] {
  if (annexes.length === 0) return [];
  const names = annexes.map(({ title }, at) => `${annexName(at, annexes.length)}: ${title}`);
  return paragraph([`(Kèm theo ${names.join('; ')})`]);
}
