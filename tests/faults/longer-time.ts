import { setTimeout as pause } from 'node:timers/promises';
import { MINUTE, SECOND, vietnamDay, type Instant } from '#lib/domain/core/time.ts';
import type { Contestant } from './contestant.ts';
import { nothingMissing, type Fault, type Finding, type Setting } from './fault.ts';
import { postForm, send, type Way } from './http.ts';
import { onInstallation, violationsOf, type Installation, type SignedIn } from './installation.ts';
import { signInOrganizer } from './organizer.ts';
import { statesOf, untilClosed } from './papers.ts';
import { seat } from './seats.ts';

/** Contestants of each kind: extra time, session prolonged, gone on after closing, not helped. */
const EACH = { ci: 3, full: 30 };
const DURATION_MS = 60 * MINUTE;
const GRACE_MS = 500;
const EVERY_MS = 200;
const TIME_LEFT_MS = 6 * SECOND;
const REACHES_WITHIN_MS = 5 * SECOND;

/** F48: organizers give time while attempts run. */
export const longerTime: Fault = {
  id: 'F48',
  injected: 'extra time, a prolonged session and papers that go on, while attempts run',
  missing: nothingMissing,
  run: (setting) =>
    onInstallation(
      { officials: 4 * EACH[setting.size], durationMs: DURATION_MS, graceMs: GRACE_MS },
      (installation) => giveTime(installation, setting)
    )
};

async function giveTime(installation: Installation, { size, seed }: Setting): Promise<Finding> {
  const each = EACH[size];
  const failures: string[] = [];
  const organizer = await signInOrganizer(installation);
  const group = (index: number): SignedIn[] =>
    installation.officials.slice(index * each, (index + 1) * each);
  const seated = (index: number, startedAt: Instant): Promise<Contestant[]> =>
    seat(installation, group(index), { seed, startedAt });

  const shortly = await seated(0, Date.now() - DURATION_MS + SECOND);
  await untilClosed(installation, shortly, failures);
  const running = await seated(1, Date.now() - DURATION_MS + TIME_LEFT_MS);
  const alone = await seated(2, Date.now() - DURATION_MS + TIME_LEFT_MS);
  const session = await endSessionIn(installation, TIME_LEFT_MS);
  const cutShort = await seated(3, Date.now());

  const helped = [...shortly, ...running, ...cutShort];
  const before = await endsOf([...helped, ...alone]);
  let isOver = false;
  const working = [...running, ...cutShort, ...alone].map((one) =>
    one.work(EVERY_MS, () => isOver)
  );

  const at = performance.now();
  for (const official of group(0)) await ask(organizer, official, 'go-on', failures);
  for (const official of group(1)) await ask(organizer, official, 'extra-time', failures);
  await prolong(organizer, session, failures);
  await reached(helped, before, failures);
  const reachedMs = Math.round(performance.now() - at);

  await untilClosed(installation, alone, failures);
  isOver = true;
  await Promise.all(working);
  const after = await statesOf(installation, helped);
  failures.push(
    ...helped
      .filter(({ attemptId }) => after.get(attemptId) !== 'open')
      .map(({ attemptId }) => `${attemptId}: closed at its old end`)
  );
  for (const one of helped) {
    one.queue = [];
    one.change();
    const isStored = await one.drain(5 * SECOND);
    if (!isStored || one.refused.length > 0)
      failures.push(`${one.attemptId}: cannot save any more`);
  }
  const refused = await refusedOf(alone);

  const everybody = [...helped, ...alone];
  failures.push(...everybody.flatMap((one) => one.surprises));
  const acknowledged = everybody.flatMap((one) => one.acknowledged);
  failures.push(...(await violationsOf(installation, acknowledged)));
  return {
    fired: helped.length,
    n: helped.length,
    of: 'papers that got time',
    failures,
    control: {
      what: `${refused} of ${alone.length} papers that got none closed at the same end`,
      failed: refused === alone.length
    },
    notes: [`all ends moved within ${reachedMs} ms`]
  };
}

async function ask(
  organizer: Way,
  { registrationId }: SignedIn,
  kind: 'extra-time' | 'go-on',
  failures: string[]
): Promise<void> {
  const path = `/organizer/attempts?/ask&by=person&person=${registrationId}&kind=${kind}`;
  const fields = { kind, minutes: '10', reason: 'Mất điện', onceKey: registrationId, seen: '1' };
  const { status } = await postForm(organizer, path, fields);
  if (status !== 200) failures.push(`${kind} was answered ${status}`);
}

type Session = { id: string; opensAt: Instant };

/** Moves the end of the only session close, as if it had been planned so. */
function endSessionIn({ onDatabase }: Installation, leftMs: number): Promise<Session> {
  return onDatabase((ctx) =>
    ctx.tx(async ({ db }) => {
      const session = await db.selectFrom('exam_session').selectAll().executeTakeFirstOrThrow();
      await db
        .updateTable('exam_session')
        .set({ closes_at: Date.now() + leftMs })
        .where('id', '=', session.id)
        .execute();
      return { id: session.id, opensAt: session.opens_at };
    })
  );
}

async function prolong(organizer: Way, session: Session, failures: string[]): Promise<void> {
  const { status } = await postForm(organizer, '/organizer/sessions?/schedule', {
    sessionId: session.id,
    opensAt: localTime(session.opensAt),
    closesAt: localTime(Date.now() + 2 * DURATION_MS),
    running: 'prolong'
  });
  if (status !== 200) failures.push(`moving the session was answered ${status}`);
}

function localTime(at: Instant): string {
  const { year, month, day } = vietnamDay(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = new Date(at + 7 * 60 * MINUTE).toISOString().slice(11, 16);
  return `${year}-${two(month)}-${two(day)}T${clock}`;
}

/** What the pages of these contestants are told when they look. */
async function endsOf(contestants: readonly Contestant[]): Promise<Map<string, Instant>> {
  const ends = new Map<string, Instant>();
  for (const { attemptId, way } of contestants) {
    const reply = await send(way, 'GET', `/api/attempts/${attemptId}/state`);
    if (reply.status !== 200) continue;
    ends.set(attemptId, (JSON.parse(reply.body) as { endsAt: Instant }).endsAt);
  }
  return ends;
}

async function reached(
  contestants: readonly Contestant[],
  before: ReadonlyMap<string, Instant>,
  failures: string[]
): Promise<void> {
  const giveUpAt = performance.now() + REACHES_WITHIN_MS;
  for (;;) {
    const now = await endsOf(contestants);
    const late = contestants.filter(
      ({ attemptId }) => (now.get(attemptId) ?? 0) <= (before.get(attemptId) ?? 0)
    );
    if (late.length === 0) return;
    if (performance.now() > giveUpAt) {
      failures.push(...late.map(({ attemptId }) => `${attemptId}: its page keeps the old end`));
      return;
    }
    await pause(100);
  }
}

/** How many of these can save no more. */
async function refusedOf(contestants: readonly Contestant[]): Promise<number> {
  let refused = 0;
  for (const one of contestants) {
    one.queue = [];
    one.change();
    await one.drain(5 * SECOND);
    if (one.refused.some(({ refusal }) => refusal === 'time-over')) refused += 1;
  }
  return refused;
}
