import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import { openSqlite } from '#lib/server/db/open.ts';
import { chanceFor } from '../chance.ts';
import type { Fault, Setting } from '../fault.ts';
import { countViolations, violations, type Counts } from '../invariants.ts';
import { Disk, MODELS, type Model } from './disk.ts';
import { compileRecorder, DATABASE, prepareDatabase, putFiles, record } from './record.ts';
import type { Recorded } from './record.ts';
import type { Mark, Step } from './recording.ts';

const POINTS = { ci: 70, full: 1000 };
const CONTROL_POINTS = { ci: 40, full: 300 };
const CHANGES = 4000;

/** What was found after one power cut. */
type Cut = { point: number; model: Model; counts: Counts; corrupt: string | null };

export const powerCut: Fault = {
  id: 'F03',
  injected: 'power cut at any moment, with three ideas of what a disk keeps of unsynced writes',
  missing: () => {
    if (process.platform !== 'linux') return 'the recorder needs Linux';
    return spawnSync('cc', ['--version']).status === 0 ? null : 'no C compiler (cc)';
  },
  run: async ({ size, seed }: Setting) => {
    const folder = mkdtempSync(join(roomForFiles(), 'hoi-thi-power-'));
    const library = compileRecorder(folder);
    await prepareDatabase(folder);

    const cut = async (synchronous: 'FULL' | 'NORMAL' | 'OFF', points: number) => {
      const recorded = record(folder, library, synchronous, CHANGES, seed);
      const kept = join(folder, `kept-${synchronous}`);
      return {
        steps: recorded.steps,
        cuts: await cutEverywhere(recorded, points, seed, { image: join(folder, 'image'), kept })
      };
    };
    const { steps, cuts } = await cut('FULL', POINTS[size]);
    const failures = cuts.flatMap(sentences);
    const normal = (await cut('NORMAL', CONTROL_POINTS[size])).cuts;
    const off = (await cut('OFF', CONTROL_POINTS[size])).cuts;
    const losing = normal.filter(({ counts }) => (counts['I1'] ?? 0) > 0).length;
    const corrupt = off.filter(({ counts }) => counts['I18'] !== 0).length;

    if (failures.length === 0) rmSync(folder, { recursive: true });
    else failures.push(`the files of the first failure are in ${join(folder, 'kept-FULL')}`);
    return {
      fired: syncs(steps),
      n: cuts.length,
      of: 'power cuts',
      failures,
      control: {
        what:
          `synchronous=NORMAL lost acknowledged answers in ${losing} of ${normal.length}, ` +
          `OFF left a damaged file in ${corrupt} of ${off.length}`,
        failed: losing > 0 && corrupt > 0
      },
      notes: [`${marks(steps).length} acknowledged`, `${checkpoints(steps)} checkpoints`]
    };
  }
};

/** What a disk keeps is computed here, so the files may as well lie in memory. */
const roomForFiles = (): string => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());

/** Cuts the power at random steps once something was acknowledged, each time in three ways. Keeps the files of the first failure. */
async function cutEverywhere(
  { before, steps }: Recorded,
  points: number,
  seed: string,
  { image, kept }: { image: string; kept: string }
): Promise<Cut[]> {
  const random = chanceFor(seed, 'cut points');
  const first = steps.findIndex((step) => step.kind === 'mark') + 1;
  const at = Array.from({ length: points }, () => first + random.below(steps.length + 1 - first));
  const disk = new Disk(before);
  const cuts: Cut[] = [];
  let taken = 0;
  for (const point of at.sort((left, right) => left - right)) {
    for (; taken < point; taken += 1) disk.take(steps[taken] as Step);
    const promised = marks(steps.slice(0, point));
    for (const model of MODELS) {
      const files = disk.afterCut(model, chanceFor(seed, `${point} ${model}`));
      putFiles(image, files);
      const cut = { point, model, ...(await look(image, promised)) };
      const isFirstFailure =
        sentences(cut).length > 0 && !cuts.some((one) => sentences(one).length);
      if (isFirstFailure) putFiles(kept, files);
      cuts.push(cut);
      rmSync(image, { recursive: true });
    }
  }
  return cuts;
}

/** Opens what the power cut left as the product would, and looks for all that was promised. */
async function look(image: string, promised: Mark[]): Promise<Pick<Cut, 'counts' | 'corrupt'>> {
  let close = async (): Promise<void> => undefined;
  try {
    const database = openSqlite(join(image, DATABASE));
    close = database.close;
    const ctx = makeCtx(database.db, {
      log: pino({ level: 'silent' }),
      secret: 'power cut',
      now: Date.now
    });
    const changes = promised.flatMap((mark) => (mark.kind === 'acknowledged' ? [mark.change] : []));
    const counts = await countViolations(ctx, changes);
    const lost = await lostHandIns(ctx, promised);
    return { counts: { ...counts, I1: (counts['I1'] ?? 0) + lost }, corrupt: null };
  } catch (error) {
    return { counts: {}, corrupt: String(error) };
  } finally {
    await close();
  }
}

async function lostHandIns({ db }: Ctx, promised: readonly Mark[]): Promise<number> {
  const rows = await db
    .selectFrom('attempt')
    .select('id')
    .where('state', '=', 'submitted')
    .execute();
  const known = new Set(rows.map((attempt) => attempt.id));
  return promised.filter((mark) => mark.kind === 'handed-in' && !known.has(mark.attemptId)).length;
}

function sentences({ point, model, counts, corrupt }: Cut): string[] {
  const found = corrupt === null ? violations(counts) : [corrupt];
  return found.map((what) => `cut after step ${point}, ${model}: ${what}`);
}

const marks = (steps: readonly Step[]): Mark[] =>
  steps.flatMap((step) => (step.kind === 'mark' ? [step.mark] : []));

const syncs = (steps: readonly Step[]): number =>
  steps.filter((step) => step.kind === 'sync').length;

/** The database itself is synced only when the log is copied into it. */
const checkpoints = (steps: readonly Step[]): number =>
  steps.filter((step) => step.kind === 'sync' && step.file === DATABASE).length;
