import type { OutageAnswer } from '#lib/domain/quiz/outage.ts';
import { makeStaffAccount } from '#lib/server/auth/service.ts';
import { sessions } from '#lib/server/auth/session.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { postForm, send, type Way } from './http.ts';
import type { Installation } from './installation.ts';

/** Somebody new of the organizers, signed in. */
export async function signInOrganizer(
  { onDatabase, server }: Installation,
  loginName = 'bantochuc'
): Promise<Way> {
  const cookie = await onDatabase(async (ctx) => {
    const made = await makeStaffAccount(ctx, null, {
      loginName,
      displayName: 'Ban Tổ chức',
      grant: { role: 'organizer', scope: { kind: 'installation' } }
    });
    if (!made.ok) throw new Error(made.refusal);
    // As if the password had been changed, which is asked for first.
    await ctx.db.updateTable('account').set({ must_change_password: 0 }).execute();
    const { token } = await sessions(ctx).open(made.value.accountId);
    return `session=${token}`;
  });
  return { port: server.port, origin: server.origin, cookie };
}

/** Confirms what the page of the organizers shows of the clock; a sentence for what goes wrong. */
export async function confirmClock(organizer: Way): Promise<string[]> {
  const page = await send(organizer, 'GET', '/organizer');
  const movesMs = /name="movesMs"[^>]*value="(-?\d+)"/.exec(page.body)?.[1];
  if (movesMs === undefined) return [`the organizers see no clock in doubt (${page.status})`];
  const { status } = await postForm(organizer, '/organizer?/confirmClock', { movesMs });
  return status === 200 ? [] : [`confirming the clock was answered ${status}`];
}

/**
 * Answers every outage that waits for it: how many, how long the server had been away in them, and
 * a sentence for each refusal.
 */
export async function answerOutages(
  organizer: Way,
  { onDatabase }: Installation,
  answer: OutageAnswer
): Promise<{ answered: number; awayMs: number; refusals: string[] }> {
  const outages = await onDatabase((ctx) => quiz.listOutages(ctx, operatorMay('monitor.view')));
  const waiting = outages.filter((outage) => outage.answer === null);
  const refusals: string[] = [];
  for (const { id } of waiting) {
    const fields = { outageId: id, answer, reason: 'Hệ thống đã đứng' };
    const { status } = await postForm(organizer, '/organizer?/answerOutage', fields);
    if (status !== 200) refusals.push(`answering an outage was answered ${status}`);
  }
  const away = waiting.filter(({ cause }) => cause === 'stopped' || cause === 'stalled');
  const awayMs = away.reduce((sum, { beganAt, endedAt }) => sum + endedAt - beganAt, 0);
  return { answered: waiting.length - refusals.length, awayMs, refusals };
}
