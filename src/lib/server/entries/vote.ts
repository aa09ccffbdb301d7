import type { Permission } from '../../domain/auth/permissions.ts';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import type { Instant } from '../../domain/core/time.ts';
import {
  pollPhase,
  rankVotes,
  voteRefusal,
  type Candidate,
  type PollView,
  type VoteRefusal
} from '../../domain/entries/audience-vote.ts';
import * as audit from '../audit/service.ts';
import * as contest from '../contest/service.ts';
import type { Ctx } from '../ctx.ts';
import * as people from '../people/service.ts';
import * as entries from './entry-store.ts';
import { callFor } from './preparing.ts';
import { callsOf, entriesOf, findCall, findEntry } from './service.ts';
import * as store from './vote-store.ts';

export type PollRefusal = 'call-unknown' | 'vote-closed' | 'vote-closes-in-the-past';

type May = Permission<'entry.prepare'>;

/** Switches the public vote of a call on, or moves the end of one that is open. */
export function openVote(
  ctx: Ctx,
  permission: May,
  callId: string,
  { closesAt }: { closesAt: Instant }
): Promise<Result<null, PollRefusal>> {
  return ctx.tx(async (ctx) => {
    if (!(await callFor(ctx, permission, callId))) return refused('call-unknown');
    const before = await store.find(ctx.db, callId);
    const phase = pollPhase(before, ctx.now());
    if (phase === 'closed') return refused('vote-closed');
    if (closesAt <= ctx.now()) return refused('vote-closes-in-the-past');
    if (before) await store.setClose(ctx.db, callId, closesAt);
    else await store.insert(ctx.db, callId, { opensAt: ctx.now(), closesAt });
    await audit.record(ctx, permission.actor, 'entry.open-vote', `entry_call:${callId}`, {
      before: before?.closesAt ?? null,
      closesAt
    });
    return accepted(null);
  });
}

/** Ends the vote now. What it came to is on record with it; it is not opened again. */
export function closeVote(
  ctx: Ctx,
  permission: May,
  callId: string
): Promise<Result<null, PollRefusal>> {
  return ctx.tx(async (ctx) => {
    if (!(await callFor(ctx, permission, callId))) return refused('call-unknown');
    await store.hold(ctx.db, callId);
    const poll = await store.find(ctx.db, callId);
    if (pollPhase(poll, ctx.now()) !== 'open') return refused('vote-closed');
    await store.setClose(ctx.db, callId, ctx.now());
    await audit.record(ctx, permission.actor, 'entry.close-vote', `entry_call:${callId}`, {
      voters: await store.countVoters(ctx.db, callId),
      votes: Object.fromEntries(await store.tallies(ctx.db, callId))
    });
    return accepted(null);
  });
}

/** One official's one vote. Nothing keeps what it was for beside who gave it. */
export function castVote(
  ctx: Ctx,
  { actor }: Permission<'entry.vote'>,
  callId: string,
  { entryId }: { entryId: string }
): Promise<Result<null, VoteRefusal>> {
  const accountId = actor?.accountId ?? '';
  return ctx.tx(async (ctx) => {
    await store.hold(ctx.db, callId);
    const phase = pollPhase(await store.find(ctx.db, callId), ctx.now());
    const entry = await findEntry(ctx, entryId);
    const hasVoted = await store.hasVoted(ctx.db, callId, accountId);
    const refusal = voteRefusal({ phase, hasVoted, counts: entry?.callId === callId });
    if (refusal) return refused(refusal);
    if (!(await store.addVoter(ctx.db, callId, accountId))) return refused('already-voted');
    await store.addVote(ctx.db, callId, entryId);
    return accepted(null);
  });
}

/** How a vote stands, for organizers and voters alike: who is ahead only once it is closed. */
export async function readVote(
  ctx: Ctx,
  { subject }: Permission<'entry.prepare' | 'entry.vote'>,
  callId: string
): Promise<PollView> {
  const poll = await store.find(ctx.db, callId);
  const phase = pollPhase(poll, ctx.now());
  const voters = await store.countVoters(ctx.db, callId);
  const result = phase === 'closed' ? await resultOf(ctx, callId) : null;
  const counted = result?.reduce((sum, { item }) => sum + item.votes, 0);
  const registered = await people.listRegistrations(ctx, subject.contestId ?? '');
  return {
    phase,
    poll,
    voters,
    mayVote: registered.length,
    result,
    forWithdrawn: counted === undefined ? 0 : voters - counted
  };
}

async function resultOf(ctx: Ctx, callId: string): Promise<PollView['result']> {
  const votes = await store.tallies(ctx.db, callId);
  const all = await entriesOf(ctx, callId);
  return rankVotes(
    all.map(({ id, name, title }) => ({ id, name, title, votes: votes.get(id) ?? 0 }))
  );
}

/** What a voter chooses from, in the order in which units were called, and whether the vote is used up. */
export async function readBallot(
  ctx: Ctx,
  { actor }: Permission<'entry.vote'>,
  callId: string
): Promise<{ callName: string; candidates: Candidate[]; hasVoted: boolean } | null> {
  const call = await findCall(ctx, callId);
  if (!call) return null;
  const versions = await entries.currentOfCall(ctx.db, callId);
  const all = await entriesOf(ctx, callId);
  return {
    callName: call.name,
    candidates: all.map(({ id, name, title, kind }) => ({
      id,
      name,
      title,
      version: versions.get(id)?.version ?? 0,
      isFilm: kind === 'video',
      link: versions.get(id)?.link ?? null
    })),
    hasVoted: await store.hasVoted(ctx.db, callId, actor?.accountId ?? '')
  };
}

/** May those who vote see this file now? Only what counts, while its vote is open. */
export async function isShownToVoters(
  ctx: Ctx,
  entryId: string,
  version: number
): Promise<boolean> {
  const entry = await findEntry(ctx, entryId);
  if (entry?.version !== version) return false;
  return pollPhase(await store.find(ctx.db, entry.callId), ctx.now()) === 'open';
}

/** Votes of the contest that are open or have a result, for the officials' page. */
export async function votesOf(
  ctx: Ctx
): Promise<{ callId: string; name: string; isOpen: boolean }[]> {
  const contestId = (await contest.current(ctx))?.contest.id ?? '';
  const found: { callId: string; name: string; isOpen: boolean }[] = [];
  for (const { id, name } of await callsOf(ctx, contestId)) {
    const phase = pollPhase(await store.find(ctx.db, id), ctx.now());
    if (phase !== 'none') found.push({ callId: id, name, isOpen: phase === 'open' });
  }
  return found;
}
