// The program that dies in its commits: saves answers through the product's own path, in a folder.
// Arguments: the folder, `kept` or `early` (says "stored" before it is, as the control does), the run.
import { openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { PLACES } from '#lib/domain/quiz/places.ts';
import { makeCtx } from '#lib/server/ctx.ts';
import { openSqlite } from '#lib/server/db/open.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { chanceFor, mutationId } from '../chance.ts';
import type { Part } from '../power-cut/workload.ts';

/** Revisions of a run begin behind all of the runs before it. */
const LARGEST_RUN = 200;

const [folder = '', manner = '', run = '', seed = ''] = process.argv.slice(2);
const cast = JSON.parse(readFileSync(join(folder, '..', 'cast.json'), 'utf8')) as Part[];
const database = openSqlite(join(folder, 'hoi-thi.sqlite'));
const ctx = makeCtx(database.db, {
  log: pino({ level: 'silent' }),
  secret: 'kill in a commit',
  now: Date.now
});
const ledger = openSync(join(folder, 'ledger'), 'a');
const random = chanceFor(seed, `kill-commit ${run}`);

for (let turn = 1; turn < LARGEST_RUN; turn += 1) {
  // Several at once, so that commits have pages enough to die between.
  await Promise.all(cast.map((part) => save(part, turn)));
}
process.exit(0);

async function save({ actor, attemptId, holder, positions }: Part, turn: number): Promise<void> {
  const revision = Number(run) * LARGEST_RUN + turn;
  const position = 1 + random.below(positions);
  const choice = [PLACES[random.below(4)] ?? 'A'];
  const answer = { position, choice, revision, mutationId: mutationId(random) };
  const say = (storedRevision: number): void =>
    void writeSync(ledger, `${JSON.stringify({ ...answer, attemptId, storedRevision })}\n`);
  if (manner === 'early') say(revision);
  const saved = await quiz.saveAnswers(
    ctx,
    actor,
    attemptId,
    { holder, answers: [answer] },
    ctx.now()
  );
  const said = saved.ok ? saved.value.answers[0] : undefined;
  if (said?.refusal !== null) throw new Error(`refused: ${JSON.stringify(said)}`);
  if (manner !== 'early') say(said.revision);
}
