import type { Permission } from '../../domain/auth/permissions.ts';
import type { ContestContact } from '../../domain/contest/rules.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import * as audit from '../audit/service.ts';
import type { Ctx } from '../ctx.ts';
import type { Db } from '../db/open.ts';
import * as store from './store.ts';

/** Another process may have changed it: then pages say the old one for so long. */
const KEPT_MS = 10_000;

type Kept = { contact: Promise<ContestContact | null>; until: number };
const kept = new WeakMap<Db, Kept>();

/**
 * Whom contestants may ask; null before anybody is named. Every page shows it, so it is read once
 * for all who look within some seconds. An error page has to come even where the database does
 * not answer: then it shows what was known.
 */
export function readContact(ctx: Ctx): Promise<ContestContact | null> {
  const known = kept.get(ctx.db);
  if (known && performance.now() < known.until) return known.contact;
  const contact = store.newestContest(ctx.db).then(
    (contest) => contest?.about.contact ?? null,
    (error: unknown) => {
      ctx.log.warn({ error }, 'contact not read');
      return known?.contact ?? null;
    }
  );
  kept.set(ctx.db, { contact, until: performance.now() + KEPT_MS });
  return contact;
}

/** Says whom contestants may ask. On the record. */
export async function setContact(
  ctx: Ctx,
  permission: Permission<'contact.set'>,
  contact: ContestContact
): Promise<Result<null, 'no-contest'>> {
  const done = await ctx.tx(async (ctx): Promise<Result<null, 'no-contest'>> => {
    const contest = await store.newestContest(ctx.db);
    if (!contest) return refused('no-contest');
    const { contact: before } = contest.about;
    await store.setAbout(ctx.db, contest.id, { ...contest.about, contact });
    await audit.record(ctx, permission.actor, 'contest.set-contact', `contest:${contest.id}`, {
      before,
      after: contact
    });
    return accepted(null);
  });
  kept.delete(ctx.db);
  return done;
}
