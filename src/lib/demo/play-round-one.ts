import { randomFrom, type Random } from '../domain/core/random.ts';
import { MINUTE, SECOND } from '../domain/core/time.ts';
import { lastSaveAt } from '../domain/quiz/attempt.ts';
import { sessionFor } from '../domain/contest/schedule.ts';
import { permit } from '../domain/auth/permissions.ts';
import type { Actor } from '../domain/auth/roles.ts';
import type { Registration } from '../domain/people/registration.ts';
import { choose, drawSkill, notesFrom, type Notes } from '../simulation/studied-answers.ts';
import { readBankFile } from '../server/banks/read-file.ts';
import type { ContestView } from '../server/contest/service.ts';
import type { Ctx } from '../server/ctx.ts';
import * as people from '../server/people/service.ts';
import * as quiz from '../server/quiz/service.ts';
import * as units from '../server/units/service.ts';
import { BANK_FILE } from './contest-2021.ts';

/** One seed, so that the demo tells the same story on every machine. */
const SEED = '20210922202109232021102000004345';

/** Officials played per transaction: only the loading is faster, nothing else changes. */
const TOGETHER = 50;

type Part = { registration: Registration; startsAt: number; skill: number; paceMs: number };

/**
 * Plays round one on its days: about every twentieth official stays away, one in fifty loses the
 * browser and is handed in by the server, the others answer everything.
 */
export async function playRoundOne(
  ctx: Ctx,
  clock: { now: number },
  view: ContestView
): Promise<{ submitted: number }> {
  const random = randomFrom(SEED);
  const bank = readBankFile(BANK_FILE);
  if (!bank.ok) throw new Error(`${BANK_FILE} is not a bank`);
  const parts = await castParts(ctx, view, random);
  for (let from = 0; from < parts.length; from += TOGETHER) {
    await ctx.tx(async (ctx) => {
      for (const part of parts.slice(from, from + TOGETHER)) {
        await play(ctx, clock, part, notesFrom(bank.file), random);
      }
    });
  }
  const outcomes = await quiz.listOutcomes(ctx, view.round.id);
  return { submitted: outcomes.filter((one) => one.state === 'submitted').length };
}

async function castParts(ctx: Ctx, view: ContestView, random: Random): Promise<Part[]> {
  const tree = await units.readTree(ctx);
  const diligence = new Map(tree.units.map((unit) => [unit.id, 86 + random.below(15)]));
  const parts: Part[] = [];
  for (const registration of await people.listRegistrations(ctx, view.contest.id)) {
    const path = tree.path(registration.unitId).map((unit) => unit.id);
    const session = sessionFor(view.sessions, path, 0);
    const comes = random.below(100) < (diligence.get(registration.unitId) ?? 100);
    if (!session || !comes) continue;
    parts.push({
      registration,
      startsAt: session.opensAt + random.below(150 * MINUTE),
      skill: drawSkill(random),
      paceMs: 15 * SECOND + random.below(42 * SECOND)
    });
  }
  return parts.sort((left, right) => left.startsAt - right.startsAt);
}

async function play(
  ctx: Ctx,
  clock: { now: number },
  { registration, startsAt, skill, paceMs }: Part,
  notes: Notes,
  random: Random
): Promise<void> {
  const actor: Actor = {
    accountId: 'demo',
    displayName: registration.fullName,
    personId: registration.personId,
    grants: []
  };
  clock.now = startsAt;
  const permission = permit(actor, 'attempt.start', { ownerPersonId: registration.personId });
  const started = permission && (await quiz.start(ctx, permission));
  if (!started?.ok) throw new Error(`${registration.staffCode} could not start`);
  const attempt = await quiz.ownAttempt(ctx, actor, started.value.attemptId);
  const paper = attempt && (await quiz.readPaper(ctx, attempt));
  if (!attempt || !paper) throw new Error(`${registration.staffCode} has no paper`);

  clock.now = startsAt + paper.items.length * paceMs;
  const answers = paper.items.map((item) => ({
    position: item.position,
    choice: [choose(item, notes, skill, random)],
    revision: 1,
    mutationId: ctx.seed()
  }));
  const saved = await quiz.saveAnswers(
    ctx,
    actor,
    attempt.id,
    { holder: attempt.holder, answers },
    clock.now
  );
  if (!saved.ok) throw new Error(`${registration.staffCode} could not save`);
  const losesBrowser = random.below(50) === 0;
  if (!losesBrowser) {
    await quiz.submit(ctx, attempt, attempt.holder);
    return;
  }
  clock.now = lastSaveAt(attempt) + SECOND;
  await quiz.submitOverdue(ctx);
}
