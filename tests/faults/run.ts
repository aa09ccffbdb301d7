import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { MINUTE } from '#lib/domain/core/time.ts';
import { copiedUnderLoad } from './copied-under-load.ts';
import { doubleSubmit } from './double-submit.ts';
import { bound95, isPassed, line, type Fault, type Finding, type Verdict } from './fault.ts';
import { fullDisk } from './full-disk.ts';
import { killCommit, killRecovery } from './kill-commit/kill-commit.ts';
import { guessing } from './guessing.ts';
import { killFinal } from './kill-final/kill-final.ts';
import { killNine } from './kill-nine.ts';
import { killUpgrade } from './kill-upgrade/kill-upgrade.ts';
import { lockedDatabase } from './locked-database.ts';
import { longerTime } from './longer-time.ts';
import { jumps } from './moved-clock/jumps.ts';
import { restarts } from './moved-clock/restarts.ts';
import { neverSubmits } from './never-submits.ts';
import { offline } from './offline.ts';
import { postgresLost } from './postgres-lost.ts';
import { powerCut } from './power-cut/power-cut.ts';
import { reorderedSaves } from './reordered-saves.ts';
import { responseLost } from './response-lost.ts';
import { restoredInContest } from './restored-in-contest.ts';
import { stopped } from './stopped.ts';
import { storm } from './storm/storm.ts';

const FAULTS: readonly Fault[] = [
  killNine,
  killCommit,
  killRecovery,
  killUpgrade,
  killFinal,
  powerCut,
  offline,
  responseLost,
  reorderedSaves,
  doubleSubmit,
  guessing,
  storm,
  neverSubmits,
  longerTime,
  stopped,
  jumps,
  restarts,
  copiedUnderLoad,
  restoredInContest,
  lockedDatabase,
  fullDisk,
  postgresLost
];

/** These run the product's own code over files, without its pages. */
const WITHOUT_PAGES = [powerCut, killCommit, killRecovery, killUpgrade];

/** How long a fault may take before it counts as failed: one that hangs must not hide the others. */
const LONGEST_MS = { ci: 15 * MINUTE, full: 120 * MINUTE };

const HELP = `Usage: npm run faults -- [--only F01,F03] [--full] [--seed HEX] [--json]

Does harm to the built product on purpose and looks whether every promise holds afterwards.

  --only LIST  these faults alone: ${FAULTS.map((fault) => fault.id).join(', ')}
  --full       as often as for a release; without it as for a change
  --seed HEX   32 hexadecimal digits: the same chance again
  --json       print one JSON document instead of lines

Exit code 0 if all that ran held and all controls failed as they must, 1 if not, 2 for wrong words.
A fault whose tool is missing here is skipped, says so, and does not count as passed.`;

type Outcome = {
  id: string;
  injected: string;
  verdict: Verdict;
  seconds: number;
  finding: Finding | null;
  bound95: string | null;
  reason: string | null;
};

// Whatever a fault that was given up still holds open must not keep this process.
process.exit(await main(process.argv.slice(2)));

async function main(args: string[]): Promise<number> {
  const settings = readSettings(args);
  if (typeof settings === 'string') {
    console.log(settings);
    return settings === HELP ? 0 : 2;
  }
  const { chosen, setting, isJson } = settings;
  const say = isJson ? () => undefined : console.log;
  say(`seed ${setting.seed}, ${setting.size === 'full' ? 'full' : 'short'} run`);
  if (chosen.some((fault) => !WITHOUT_PAGES.includes(fault))) build();
  const outcomes: Outcome[] = [];
  for (const fault of chosen) outcomes.push(await tryOut(fault, setting, say));

  const count = (verdict: Verdict) => outcomes.filter((one) => one.verdict === verdict).length;
  const [passed, failed, skipped] = [count('passed'), count('failed'), count('skipped')];
  if (isJson) console.log(JSON.stringify({ ...setting, passed, failed, skipped, outcomes }));
  if (skipped > 0) say(`${skipped} skipped: not passed`);
  say(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed > 0 ? 1 : 0;
}

/** Builds the pages unless they are; what that prints is no part of the report. */
function build(): void {
  const script = `import('./scripts/toolchain.mjs').then(({ build }) => build())`;
  const { status } = spawnSync(process.execPath, ['-e', script], { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('the product does not build');
}

type Settings = {
  chosen: Fault[];
  setting: { size: 'ci' | 'full'; seed: string };
  isJson: boolean;
};

function parseWords(args: string[]) {
  return parseArgs({
    args,
    options: {
      only: { type: 'string' },
      full: { type: 'boolean', default: false },
      seed: { type: 'string', default: randomBytes(16).toString('hex') },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false }
    }
  }).values;
}

/** What to run, or what to tell who asked. */
function readSettings(args: string[]): Settings | string {
  let values: ReturnType<typeof parseWords>;
  try {
    values = parseWords(args);
  } catch (error) {
    return `${String(error)}\n\n${HELP}`;
  }
  if (values.help) return HELP;
  const { seed } = values;
  if (!/^[0-9a-f]{32}$/.test(seed)) return '--seed takes 32 hexadecimal digits';
  const wanted = values.only?.split(',') ?? FAULTS.map((fault) => fault.id);
  const unknown = wanted.filter((id) => !FAULTS.some((fault) => fault.id === id));
  if (unknown.length > 0) return `There is no fault ${unknown.join(', ')}\n\n${HELP}`;
  return {
    chosen: FAULTS.filter((fault) => wanted.includes(fault.id)),
    setting: { size: values.full ? 'full' : 'ci', seed },
    isJson: values.json
  };
}

async function tryOut(
  fault: Fault,
  setting: Settings['setting'],
  say: (text: string) => void
): Promise<Outcome> {
  const { id, injected } = fault;
  const missing = fault.missing();
  if (missing !== null) {
    say(`${id}  SKIPPED  ${injected} | not tested: ${missing}`);
    const nothing = { seconds: 0, finding: null, bound95: null };
    return { id, injected, verdict: 'skipped', reason: missing, ...nothing };
  }
  const from = performance.now();
  const seconds = () => (performance.now() - from) / 1000;
  try {
    const finding = await within(LONGEST_MS[setting.size], fault.run(setting));
    say(line(fault, finding, seconds()));
    finding.failures.slice(0, 10).forEach((failure) => say(`       ${failure}`));
    const verdict = isPassed(finding) ? 'passed' : 'failed';
    const bound = finding.failures.length === 0 ? bound95(finding.n) : null;
    return { id, injected, verdict, seconds: seconds(), finding, bound95: bound, reason: null };
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say(`${id}  FAILED  ${injected} | ${reason}`);
    const nothing = { finding: null, bound95: null };
    return { id, injected, verdict: 'failed', seconds: seconds(), reason, ...nothing };
  }
}

/** What the work gives, or an error when it takes longer than this. */
async function within<T>(longestMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`not at its end after ${longestMs / MINUTE} minutes`)),
      longestMs
    );
  });
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}
