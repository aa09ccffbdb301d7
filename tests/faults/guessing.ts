import { setTimeout as pause } from 'node:timers/promises';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { activateForm } from '#lib/schema/auth.ts';
import * as auth from '#lib/server/auth/service.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { nothingMissing, type Fault, type Finding, type Setting } from './fault.ts';
import { postForm, type Reply, type Way } from './http.ts';
import { onInstallation, violationsOf, type Installation, type SignedIn } from './installation.ts';
import { seat } from './seats.ts';

const LASTS_MS = { ci: 20 * SECOND, full: 60 * SECOND };
const EVERY_MS = MINUTE / 400;
const SAVES_EVERY_MS = 500;
const HONEST_EVERY_MS = 2 * SECOND;

const [CONTESTANTS, TARGETS, HONEST] = [10, 40, 10];

type Owner = { staffCode: string; password: string };
type Guess = { status: number; ms: number; isIn: boolean };

/** F37: somebody guesses at every account from the address that everybody has. */
export const guessing: Fault = {
  id: 'F37',
  injected: '400 guesses a minute from the address of all, while others sign in and answer',
  missing: nothingMissing,
  run: (setting) =>
    onInstallation(
      {
        officials: CONTESTANTS + TARGETS + HONEST,
        durationMs: 120 * MINUTE,
        graceMs: 5 * SECOND
      },
      (installation) => guess(installation, setting)
    )
};

async function guess(installation: Installation, { size, seed }: Setting): Promise<Finding> {
  const { server, officials } = installation;
  const way: Way = { port: server.port, origin: server.origin, cookie: '' };
  const contestants = await seat(installation, officials.slice(0, CONTESTANTS), { seed });
  const owners = await givePasswords(installation, officials.slice(CONTESTANTS));
  const [targets, honest] = [owners.slice(0, TARGETS), owners.slice(TARGETS)];
  const devices = await Promise.all(honest.map((owner) => deviceOf(way, owner)));

  let isOver = false;
  const working = contestants.map((one) => one.work(SAVES_EVERY_MS, () => isOver));
  const guesses: Promise<Guess>[] = [];
  const entries: Promise<Guess>[] = [];
  const until = Date.now() + LASTS_MS[size];
  for (let turn = 0; Date.now() < until; turn += 1) {
    const target = targets[turn % TARGETS] as Owner;
    guesses.push(tryAs(way, { ...target, password: `đoán lần thứ ${turn}` }));
    if (turn % Math.round(HONEST_EVERY_MS / EVERY_MS) === 0) {
      const at = entries.length % HONEST;
      // Every other one comes with a device that the account is known on, the others with a new one.
      const cookie = entries.length % 2 === 0 ? (devices[at] ?? '') : '';
      entries.push(tryAs({ ...way, cookie }, honest[at] as Owner));
    }
    await pause(EVERY_MS);
  }
  const [guessed, entered] = await Promise.all([Promise.all(guesses), Promise.all(entries)]);
  isOver = true;
  await Promise.all(working);
  const drained = await Promise.all(contestants.map((one) => one.drain(5 * SECOND)));

  const looked = guessed.filter(({ status }) => status === 401);
  const tenth = Math.max(1, Math.floor(looked.length / 10));
  const [first, last] = [meanMs(looked.slice(0, tenth)), meanMs(looked.slice(-tenth))];
  const opened = guessed.filter(({ isIn }) => isIn).length;
  const shutOut = entered.filter(({ isIn }) => !isIn);
  const acknowledged = contestants.flatMap((one) => one.acknowledged);
  const failures = [
    ...(opened > 0 ? [`${opened} guesses opened an account`] : []),
    ...(last < first + SECOND ? [`guesses were not slowed: ${first} ms, then ${last} ms`] : []),
    ...shutOut.map(({ status }) => `somebody with the right password got ${status}`),
    ...(drained.includes(false) ? ['not all answers were stored'] : []),
    ...contestants.flatMap((one) => one.surprises),
    ...(await violationsOf(installation, acknowledged))
  ];
  const right = await Promise.all(targets.slice(0, 3).map((owner) => tryAs(way, owner)));
  const found = right.filter(({ isIn }) => isIn).length;
  return {
    fired: looked.length,
    n: guessed.length + entered.length,
    of: 'guesses and honest sign-ins',
    failures,
    control: { what: `guesses that are right opened ${found} of 3`, failed: found > 0 },
    notes: [
      `guesses answered in ${first} ms at first and ${last} ms at last`,
      `${entered.length} honest sign-ins`,
      `${acknowledged.length} saves meanwhile`
    ]
  };
}

/** Passwords of their own for these officials, by the way that everybody has. */
function givePasswords({ onDatabase }: Installation, who: readonly SignedIn[]): Promise<Owner[]> {
  return onDatabase(async (ctx) => {
    const personIds = who.map((one) => one.personId);
    const permission = operatorMay('activation.issue', {});
    const codes = await auth.issueActivationCodes(ctx, permission, personIds);
    const owners = who.map(({ actor, personId }) => ({
      staffCode: actor.accountId,
      password: `con bò gặm cỏ ven sông ${actor.accountId}`,
      code: codes.get(personId) ?? ''
    }));
    for (const { staffCode: loginName, password, code } of owners) {
      const form = activateForm.parse({ loginName, password, code });
      const activated = await auth.activate(ctx, form, loginName);
      if (!activated.ok) throw new Error(activated.refusal);
    }
    return owners;
  });
}

/** The cookie of a device on which this owner has signed in. */
async function deviceOf(way: Way, owner: Owner): Promise<string> {
  const reply = await signIn(way, owner);
  const cookie = reply.setCookies.find((one) => one.startsWith('device'));
  if (!cookie) throw new Error(`no device is remembered: ${reply.status}`);
  return cookie.split(';')[0] ?? '';
}

async function tryAs(way: Way, owner: Owner): Promise<Guess> {
  const from = performance.now();
  const reply = await signIn(way, owner).catch(() => null);
  const isIn = reply?.status === 303 && reply.setCookies.some((one) => one.startsWith('session'));
  return { status: reply?.status ?? 0, ms: performance.now() - from, isIn };
}

const signIn = (way: Way, { staffCode, password }: Owner): Promise<Reply> =>
  postForm(way, '/login', { loginName: staffCode, password });

const meanMs = (guesses: readonly Guess[]): number =>
  Math.round(guesses.reduce((sum, { ms }) => sum + ms, 0) / Math.max(1, guesses.length));
