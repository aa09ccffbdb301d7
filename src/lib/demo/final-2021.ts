import { programmeFrom, type FilledQuestion } from '../domain/live/preset.ts';
import { stageFourParts } from '../domain/live/presets/stage-four-parts.ts';
import { PLACES } from '../domain/quiz/places.ts';
import type { BankQuestion } from '../schema/banks.ts';
import { readBankFile } from '../server/banks/read-file.ts';
import type { ContestView } from '../server/contest/service.ts';
import type { Ctx } from '../server/ctx.ts';
import { addOfficial } from '../server/live/members.ts';
import { createFinal, listPreparations } from '../server/live/preparation.ts';
import { seal } from '../server/live/sealing.ts';
import { takeFromRanking } from '../server/live/teams-from-ranking.ts';
import { operatorMay } from '../server/operator.ts';
import * as people from '../server/people/service.ts';
import * as units from '../server/units/service.ts';
import { BANK_FILE } from './contest-2021.ts';

const NAME = 'Vòng chung kết Hội thi tìm hiểu cải cách hành chính năm 2021';

/** Members of each team; domain.md B8 knows teams of three. */
const MEMBERS = 3;

/**
 * A stage final of the units that qualified, about to begin: teams from the ranking of round one,
 * members, and a sealed programme in four parts.
 */
export async function makeFinal2021(ctx: Ctx, { contest }: ContestView): Promise<string> {
  const may = operatorMay('final.prepare', { contestId: contest.id });
  const permissions = {
    prepare: may,
    ranking: operatorMay('ranking.view', { contestId: contest.id })
  };
  const { finalId } = await createFinal(ctx, may, contest.id, { name: NAME });
  const choice = { wanted: {}, chosen: [], seen: null };
  expectOk(await takeFromRanking(ctx, permissions, finalId, choice));
  const [preparation] = await listPreparations(ctx, may, contest.id);
  const teams = preparation?.teams ?? [];
  for (const team of teams) await enterMembers(ctx, contest.id, finalId, team);
  const questions = bankQuestions();
  const programme = programmeFrom(
    stageFourParts,
    { finalId, name: NAME, teams: teams.map(({ id, name }) => ({ id, name })) },
    () => {
      const next = questions.shift();
      if (!next) throw new Error('the bank has too few questions for a final');
      return filled(next);
    }
  );
  expectOk(await seal(ctx, may, programme));
  return finalId;
}

async function enterMembers(
  ctx: Ctx,
  contestId: string,
  finalId: string,
  team: { id: string; unitId: string | null }
): Promise<void> {
  const may = operatorMay('final.prepare', { contestId });
  const tree = await units.readTree(ctx);
  const unitIds = team.unitId === null ? [] : tree.subtree(team.unitId).map(({ id }) => id);
  const officials = await people.listOfficials(ctx, contestId, unitIds);
  for (const { personId } of officials.slice(0, MEMBERS)) {
    expectOk(await addOfficial(ctx, may, finalId, { teamId: team.id, personId }));
  }
}

function bankQuestions(): BankQuestion[] {
  const bank = readBankFile(BANK_FILE);
  if (!bank.ok) throw new Error(`${BANK_FILE}: ${JSON.stringify(bank.problems[0])}`);
  return [...bank.file.questions];
}

function filled({ stem, options, explanation, citation }: BankQuestion): FilledQuestion {
  const right = options.findIndex(({ key }) => key);
  return {
    stem,
    options: options.map(({ text }) => text),
    right: { kind: 'choice', places: PLACES.slice(right, right + 1) },
    explanation,
    citation: { document: citation.document, article: citation.article }
  };
}

function expectOk<Value>(
  result: { ok: true; value: Value } | { ok: false; refusal: unknown }
): Value {
  if (!result.ok) throw new Error(`demo final: ${JSON.stringify(result.refusal)}`);
  return result.value;
}
