import type { Permission } from '../../domain/auth/permissions.ts';
import type { Instant } from '../../domain/core/time.ts';
import { replay } from '../../domain/live/evolve.ts';
import { minutesOf, type Entered, type Minutes } from '../../domain/live/minutes.ts';
import type { ShowState } from '../../domain/live/state.ts';
import { heatDraw } from '../../schema/live-record.ts';
import * as audit from '../audit/service.ts';
import * as auth from '../auth/service.ts';
import type { Ctx } from '../ctx.ts';
import * as events from './event-store.ts';
import * as finals from './final-store.ts';
import * as members from './member-store.ts';
import * as programmes from './programme-store.ts';
import * as teams from './team-store.ts';

/** All that a final has left behind so far, keys included. */
export type FinalRecord = {
  finalId: string;
  digest: string;
  sealedAt: Instant;
  state: ShowState;
  minutes: Minutes;
};

type May = Permission<'final.prepare'>;

/**
 * The record of a final with its minutes. Rehearsals leave none.
 *
 * @returns null before the show has begun
 * @throws Error if the permission is for another contest: a route has asked for the wrong one
 */
export async function readRecord(
  ctx: Ctx,
  { subject }: May,
  finalId: string
): Promise<FinalRecord | null> {
  const final = await finals.find(ctx.db, finalId);
  if (final && subject.contestId !== undefined && subject.contestId !== final.contestId) {
    throw new Error(`permission for contest ${subject.contestId}, not for ${final.contestId}`);
  }
  const sealed = await programmes.find(ctx.db, finalId);
  const log = sealed ? await events.read(ctx.db, finalId) : [];
  if (!sealed || log.length === 0) return null;
  const { programme, digest, sealedAt } = sealed;
  const state = replay(programme, log);
  const minutes = minutesOf(state, await readEntered(ctx, state));
  return { finalId, digest, sealedAt, state, minutes };
}

/** Puts on the audit log that somebody took a file of the record. */
export async function noteDownload(
  ctx: Ctx,
  { actor }: May,
  { finalId, state }: FinalRecord,
  file: string
): Promise<void> {
  const detail = { file, events: state.log.length };
  await ctx.tx((ctx) => audit.record(ctx, actor, 'final.download', `final:${finalId}`, detail));
}

async function readEntered(ctx: Ctx, { programme, log }: ShowState): Promise<Entered> {
  const { finalId } = programme;
  const entered = await teams.ofFinal(ctx.db, finalId);
  const byTeam = Map.groupBy(await members.ofFinal(ctx.db, finalId), (one) => one.teamId);
  const hosts = log.flatMap(({ by }) => (by.role === 'host' ? [by.id] : []));
  const draws = await audit.entriesOf(ctx, 'final.draw-heats', `final:${finalId}`);
  return {
    teams: entered.map(({ id, heat }) => ({
      id,
      heat,
      members: (byTeam.get(id) ?? []).map(({ fullName, position, isCaptain }) => ({
        fullName,
        position,
        isCaptain
      }))
    })),
    heatDrawings: draws.map(({ at, detail }) => ({ at, ...heatDraw.parse(JSON.parse(detail)) })),
    people: await auth.displayNames(ctx, [...new Set(hosts)])
  };
}
