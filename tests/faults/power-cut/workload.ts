// The program whose power is cut: saves answers through the product's own path, in a folder.
// Arguments: the folder, the setting of `synchronous`, how many changes, the seed.
import { openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import { pino } from 'pino';
import type { Actor } from '#lib/domain/auth/roles.ts';
import { PLACES } from '#lib/domain/quiz/places.ts';
import { makeCtx } from '#lib/server/ctx.ts';
import { openSqlite } from '#lib/server/db/open.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { chanceFor, mutationId } from '../chance.ts';
import { MARKS, type Mark } from './recording.ts';

/** Who works on which attempt, as the file `cast.json` beside the folder says. */
export type Part = { actor: Actor; attemptId: string; holder: number; positions: number };

const [folder = '', synchronous = '', changes = '', seed = ''] = process.argv.slice(2);
const cast = JSON.parse(readFileSync(join(folder, '..', 'cast.json'), 'utf8')) as Part[];

const database = openSqlite(join(folder, 'hoi-thi.sqlite'));
// The product has no such setting: only the controls of this test turn durability down.
if (synchronous !== 'FULL')
  await sql.raw(`pragma synchronous = ${synchronous}`).execute(database.db);

const ctx = makeCtx(database.db, {
  log: pino({ level: 'silent' }),
  secret: 'power cut',
  now: Date.now
});
const marks = openSync(join(folder, MARKS), 'w');
const mark = (said: Mark): void => void writeSync(marks, JSON.stringify(said));

await Promise.all(cast.map(work));
// No closing: the power is gone before the program ends.
process.exit(0);

async function work(part: Part, index: number): Promise<void> {
  const random = chanceFor(seed, `workload ${index}`);
  const { actor, attemptId, holder, positions } = part;
  const revisions = new Map<number, number>();
  for (let turn = 0; turn < Number(changes) / cast.length; turn += 1) {
    // Now alone, now together: batches of all sizes.
    for (let wait = random.below(4); wait > 0; wait -= 1) await nextTurn();
    const position = 1 + random.below(positions);
    const revision = (revisions.get(position) ?? 0) + 1;
    revisions.set(position, revision);
    const choice = [PLACES[random.below(4)] ?? 'A'];
    const answer = { position, choice, revision, mutationId: mutationId(random) };
    const request = { holder, answers: [answer] };
    const saved = await quiz.saveAnswers(ctx, actor, attemptId, request, ctx.now());
    const said = saved.ok ? saved.value.answers[0] : undefined;
    if (said?.refusal !== null) throw new Error(`refused: ${JSON.stringify(said)}`);
    const change = { ...answer, attemptId, storedRevision: said.revision };
    mark({ kind: 'acknowledged', change });
  }
  if (index % 2 === 1) return;
  const attempt = await quiz.ownAttempt(ctx, actor, attemptId);
  if (!attempt || !(await quiz.submit(ctx, attempt, holder)).ok) throw new Error('not handed in');
  mark({ kind: 'handed-in', attemptId });
}
