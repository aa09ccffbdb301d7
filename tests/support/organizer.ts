import type { Page } from '@playwright/test';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import * as contest from '#lib/server/contest/service.ts';
import * as people from '#lib/server/people/service.ts';
import { insertAttempt, insertSubmitted } from './attempts.ts';
import { signIn, type Site } from './site.ts';

export const organizer = { loginName: 'bantochuc', password: 'sen-lua-cau-2021' };

/** Makes the organizer's account and signs the page's browser in. */
export async function enterAsOrganizer(page: Page, site: Site): Promise<void> {
  await site.addStaff(organizer.loginName, organizer.password);
  await signIn(page, site, organizer);
}

/** Attempts of officials, chosen by staff code; `ago` is when they were seen last, in seconds. */
export async function play(
  site: Site,
  attempts: Record<string, { score: number; minutes: number } | { ago: number }>
): Promise<void> {
  const { ctx } = site;
  const view = (await contest.current(ctx))!;
  const registrations = await people.listRegistrations(ctx, view.contest.id);
  for (const [staffCode, attempt] of Object.entries(attempts)) {
    const facts = {
      registrationId: registrations.find((one) => one.staffCode === staffCode)!.id,
      roundId: view.round.id,
      sessionId: view.sessions[0]!.id,
      attemptNo: 1,
      startedAt: ctx.now() - 20 * MINUTE
    };
    if ('score' in attempt) {
      await insertSubmitted(ctx, facts, attempt.score, attempt.minutes * MINUTE);
    } else {
      await insertAttempt(ctx, { ...facts, lastSeenAt: ctx.now() - attempt.ago * SECOND });
    }
  }
}
