import type { Permission } from '../../domain/auth/permissions.ts';
import type { Qualification } from '../../domain/results/qualify.ts';
import { dateTime, marks, number } from '../../text/format.ts';
import { gateRules, gateText } from '../../text/gates.ts';
import { individualSentence, unitSentence } from '../../text/standings.ts';
import * as m from '#lib/text/paraglide/messages.js';
import * as security from '../audit/security.ts';
import type { Ctx } from '../ctx.ts';
import { rankIndividualsNow, readUnitRanking, type RankingHead } from '../results/service.ts';
import { gateFacts, text } from './columns.ts';
import type { Report } from './report-file.ts';

/** The whole individual ranking (RP8), each rank with its reason; null before a contest. */
export async function individualsReport(
  ctx: Ctx,
  permission: Permission<'ranking.view'>
): Promise<Report | null> {
  const ranking = await rankIndividualsNow(ctx, permission);
  if (!ranking) return null;
  const { tree, levels, standings } = ranking;
  const detail = { people: standings.length };
  await ctx.tx((ctx) =>
    security.note(ctx, { kind: 'individuals-exported', by: permission.actor, detail })
  );
  const lines = standings.map((standing) => {
    const { registration, score, maxScore, correct, elapsedMs, submittedAt } = standing.entry;
    const team = tree.rankedUnit(registration.unitId, levels);
    return {
      rank: standing.rank,
      fullName: registration.fullName,
      staffCode: registration.staffCode,
      candidateNo: registration.candidateNo,
      unit: tree.get(registration.unitId)?.name ?? null,
      rankedUnit: team?.name ?? null,
      score: score / 100,
      maxScore: maxScore / 100,
      correct,
      elapsedMs,
      submittedAt: new Date(submittedAt).toISOString(),
      explanation: individualSentence(standing),
      at: submittedAt
    };
  });
  return {
    ...headOf(ranking, m.results_individuals_title()),
    columns: [
      { header: m.results_rank(), kind: 'whole', width: 8 },
      { header: m.results_full_name(), kind: 'text', width: 28 },
      { header: m.results_staff_code(), kind: 'text', width: 14 },
      { header: m.results_candidate_no(), kind: 'text', width: 12 },
      { header: m.results_unit(), kind: 'text', width: 40 },
      { header: m.results_team(), kind: 'text', width: 32 },
      { header: m.results_score(), kind: 'decimal', width: 10 },
      { header: m.results_correct(), kind: 'whole', width: 10 },
      { header: m.results_elapsed(), kind: 'duration', width: 18 },
      { header: m.results_submitted_at(), kind: 'moment', width: 22 },
      { header: m.results_explanation(), kind: 'text', width: 60 }
    ],
    rows: lines.map((line) => [
      line.rank,
      line.fullName,
      line.staffCode,
      line.candidateNo,
      line.unit,
      line.rankedUnit,
      line.score,
      line.correct,
      line.elapsedMs,
      line.at,
      line.explanation
    ]),
    facts: { ...factsOf(ranking), rows: lines.map(({ at: _, ...line }) => line) }
  };
}

/** The ranking of units (RP9), each rank with its reason; null before a contest. */
export async function unitsReport(
  ctx: Ctx,
  permission: Permission<'ranking.view'>
): Promise<Report | null> {
  const ranking = await readUnitRanking(ctx, permission);
  if (!ranking) return null;
  const { standings, topK, gates, cut } = ranking;
  const rules = gateRules(gates);
  const lines = standings.map((standing) => ({
    rank: standing.rank,
    code: standing.unit.code,
    name: standing.unit.name,
    total: standing.total / 100,
    counted: standing.counted.map((entry) => entry.score / 100),
    elapsedOfTopMs: standing.elapsedOfTopMs,
    nextBest: standing.nextBest / 100,
    tookPart: standing.participation.part,
    registered: standing.participation.whole,
    gates: standing.gates.map(gateFacts),
    qualification: standing.qualification,
    explanation: unitSentence(standing, topK),
    cells: {
      counted: standing.counted.map((entry) => marks(entry.score)).join('; '),
      gates: gateText(standing.gates)
    }
  }));
  const head = headOf(ranking, m.results_units_title());
  return {
    ...head,
    title: [...head.title, ...(rules === null ? [] : [rules])],
    columns: [
      { header: m.results_rank(), kind: 'whole', width: 8 },
      { header: m.results_unit(), kind: 'text', width: 40 },
      { header: m.results_total(), kind: 'decimal', width: 12 },
      { header: m.results_counted(), kind: 'text', width: 22 },
      { header: m.results_elapsed_of_top(), kind: 'duration', width: 22 },
      { header: m.results_next_best(), kind: 'decimal', width: 12 },
      { header: m.results_took_part(), kind: 'whole', width: 12 },
      { header: m.results_registered(), kind: 'whole', width: 12 },
      ...(rules === null ? [] : [text(m.gates_column(), 30)]),
      { header: m.results_qualification(), kind: 'text', width: 22 },
      { header: m.results_explanation(), kind: 'text', width: 60 }
    ],
    rows: lines.map((line) => [
      line.rank,
      line.name,
      line.total,
      line.cells.counted,
      line.counted.length > 0 ? line.elapsedOfTopMs : null,
      line.nextBest,
      line.tookPart,
      line.registered,
      ...(rules === null ? [] : [line.cells.gates]),
      QUALIFICATIONS[line.qualification](),
      line.explanation
    ]),
    facts: {
      ...factsOf(ranking),
      topK,
      gates,
      cut,
      rows: lines.map(({ cells: _, ...line }) => line)
    }
  };
}

const QUALIFICATIONS: Readonly<Record<Qualification, () => string>> = {
  qualified: m.results_qualified,
  undecided: m.results_undecided,
  out: m.results_out
};

function headOf(head: RankingHead, name: string): Pick<Report, 'name' | 'asOf' | 'title'> {
  const { contestName, roundName, asOf, working, names } = head;
  const provisional = working > 0 ? [m.results_provisional({ count: number(working) })] : [];
  const held = names.areHeld ? [m.results_names_held({ time: dateTime(names.until) })] : [];
  return {
    name,
    asOf,
    title: [
      contestName,
      `${name} – ${roundName}`,
      [`${m.results_as_of({ time: dateTime(asOf) })}.`, ...provisional, ...held].join(' ')
    ]
  };
}

const factsOf = ({ contestName, roundName, asOf, working, names }: RankingHead) => ({
  asOf: new Date(asOf).toISOString(),
  contest: { name: contestName, round: roundName },
  working,
  ...(names.areHeld && { namesFrom: new Date(names.until).toISOString() })
});
