import type { Permission } from '../../domain/auth/permissions.ts';
import { sessionFor } from '../../domain/contest/schedule.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { reaches, type Audience } from '../../domain/messages/message.ts';
import * as audit from '../audit/service.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as people from '../people/service.ts';
import * as units from '../units/service.ts';
import { forgetNews } from './news.ts';
import * as store from './store.ts';

export { newsFor } from './news.ts';
export {
  countReported,
  handleTrouble,
  readTroubles,
  reportTrouble,
  waitingTroubles
} from './troubles.ts';

type May = Permission<'message.send'>;

/** A message that was sent, with whom it was for in words. */
export type SentMessage = store.StoredMessage & { audienceName: string | null };

/** How many contestants a message is for, and how many of them work at this moment. */
export type Reached = { registered: number; working: number };

/** What was sent in the running contest, the newest first. */
export async function listSent(ctx: Ctx, permission: May): Promise<SentMessage[]> {
  const view = await contest.currentFor(ctx, permission);
  if (!view) return [];
  const tree = await units.readTree(ctx);
  const nameOf = (audience: Audience): string | null => {
    if (audience.kind === 'unit') return tree.get(audience.unitId)?.name ?? null;
    if (audience.kind === 'all') return null;
    return view.sessions.find((session) => session.id === audience.sessionId)?.name ?? null;
  };
  const sent = await store.messages(ctx.db, view.contest.id);
  return sent.map((message) => ({ ...message, audienceName: nameOf(message.audience) }));
}

/** Whom a message to this audience would be for, without sending it. */
export async function previewReach(
  ctx: Ctx,
  permission: May,
  audience: Audience
): Promise<Result<Reached, 'no-contest' | 'audience-unknown'>> {
  const view = await contest.currentFor(ctx, permission);
  if (!view) return refused('no-contest');
  const tree = await units.readTree(ctx);
  if (!isKnown(audience, view, tree)) return refused('audience-unknown');
  const working = new Set(await store.workingRegistrations(ctx.db, view.contest.id));
  const now = ctx.now();
  const reached = (await people.listRegistrations(ctx, view.contest.id)).filter(({ unitId }) => {
    const unitPath = tree.path(unitId).map((unit) => unit.id);
    const sessionId = sessionFor(view.sessions, unitPath, now)?.id ?? null;
    return reaches(audience, { sessionId, unitPath });
  });
  return accepted({
    registered: reached.length,
    working: reached.filter(({ id }) => working.has(id)).length
  });
}

/** Sends a message into lobbies and papers. On the record. */
export async function sendMessage(
  ctx: Ctx,
  permission: May,
  input: { audience: Audience; words: string }
): Promise<Result<Reached, 'no-contest' | 'audience-unknown'>> {
  const reached = await previewReach(ctx, permission, input.audience);
  if (!reached.ok) return reached;
  const view = await contest.currentFor(ctx, permission);
  const { actor } = permission;
  if (!view || !actor) return refused('no-contest');
  await ctx.tx(async (ctx) => {
    const id = ctx.id();
    await store.insertMessage(ctx.db, {
      ...input,
      id,
      contestId: view.contest.id,
      sentAt: ctx.now(),
      sentBy: actor.accountId,
      withdrawnAt: null
    });
    await audit.record(ctx, actor, 'message.send', `message:${id}`, input);
  });
  forgetNews(ctx);
  return reached;
}

/** Takes a message back: pages show it no more. What it said stays on record. */
export async function withdrawMessage(
  ctx: Ctx,
  permission: May,
  { messageId }: { messageId: string }
): Promise<Result<null, 'message-unknown'>> {
  const view = await contest.currentFor(ctx, permission);
  const { actor } = permission;
  if (!view || !actor) return refused('message-unknown');
  const isDone = await ctx.tx(async (ctx) => {
    const by = { at: ctx.now(), accountId: actor.accountId };
    if (!(await store.withdraw(ctx.db, view.contest.id, messageId, by))) return false;
    await audit.record(ctx, actor, 'message.withdraw', `message:${messageId}`, {});
    return true;
  });
  forgetNews(ctx);
  return isDone ? accepted(null) : refused('message-unknown');
}

function isKnown(
  audience: Audience,
  view: contest.ContestView,
  tree: Awaited<ReturnType<typeof units.readTree>>
): boolean {
  switch (audience.kind) {
    case 'all':
      return true;
    case 'session':
      return view.sessions.some((session) => session.id === audience.sessionId);
    case 'unit':
      return tree.get(audience.unitId) !== undefined;
  }
}
