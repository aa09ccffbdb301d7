import { windowOf, type EntryKind } from '../../domain/entries/call.ts';
import type { EntryFile } from '../../domain/entries/entry.ts';
import type { LatePenalty } from '../../domain/entries/late.ts';
import type { Instant } from '../../domain/core/time.ts';
import type { Ctx } from '../ctx.ts';
import type { Db } from '../db/open.ts';
import * as calls from './call-store.ts';
import * as store from './entry-store.ts';
import * as files from './file-store.ts';

/**
 * An entry that was handed in and counts. `closesAt` is the unit's own close: lateness is counted
 * from there (`latePoints(closesAt, handedInAt, latePenalty)`).
 */
export type HandedIn = {
  id: string;
  unitId: string;
  name: string;
  title: string;
  kind: EntryKind;
  handedInAt: Instant;
  closesAt: Instant;
  latePenalty: LatePenalty | null;
};

/** An entry with all that is needed to watch it. */
export type FoundEntry = HandedIn & {
  callId: string;
  contestId: string;
  version: number;
  link: string | null;
  file: EntryFile | null;
};

/** Every file of entries on record, for whoever copies all of them. */
export const filesOnRecord = (db: Db): Promise<EntryFile[]> => files.all(db);

/** Entries of a call that count, in the order in which units were called. Drafts are not seen. */
export async function entriesOf(ctx: Ctx, callId: string): Promise<HandedIn[]> {
  const call = await calls.findCall(ctx.db, callId);
  if (!call) return [];
  const byEntrant = new Map(
    (await store.ofCall(ctx.db, callId)).map((one) => [one.entrantId, one])
  );
  const versions = await store.currentOfCall(ctx.db, callId);
  return (await calls.entrantsOf(ctx.db, callId)).flatMap((entrant) => {
    const entry = byEntrant.get(entrant.id);
    const version = entry?.state === 'handed-in' ? versions.get(entry.id) : undefined;
    return entry && version ? [handedIn(call, entrant, entry, version)] : [];
  });
}

/** An entry that counts, by id; null for drafts and what was withdrawn. */
export async function findEntry(ctx: Ctx, entryId: string): Promise<FoundEntry | null> {
  const entry = await store.find(ctx.db, entryId);
  if (entry?.state !== 'handed-in') return null;
  const version = (await store.versionsOf(ctx.db, entryId)).at(-1);
  const entrant = await calls.findEntrant(ctx.db, entry.entrantId);
  const call = entrant && (await calls.findCall(ctx.db, entrant.callId));
  if (!version || !call) return null;
  return {
    ...handedIn(call, entrant, entry, version),
    callId: call.id,
    contestId: call.contestId,
    version: version.version,
    link: version.link,
    file: version.fileId === null ? null : await files.find(ctx.db, version.fileId)
  };
}

/**
 * A file of an entry that was handed in, in the version that counts or in one before; null for
 * drafts. Whether somebody may see it, the route has asked.
 */
export async function fileOf(
  ctx: Ctx,
  entryId: string,
  version: number
): Promise<EntryFile | null> {
  const versions = await store.versionsOf(ctx.db, entryId);
  const fileId = versions.find((one) => one.version === version)?.fileId ?? null;
  return fileId === null ? null : files.find(ctx.db, fileId);
}

/** The contest that an entry belongs to, withdrawn or not; null if there is no such entry. */
export async function contestOf(ctx: Ctx, entryId: string): Promise<string | null> {
  const entry = await store.find(ctx.db, entryId);
  const entrant = entry && (await calls.findEntrant(ctx.db, entry.entrantId));
  const call = entrant && (await calls.findCall(ctx.db, entrant.callId));
  return call?.contestId ?? null;
}

/** Calls of a contest, oldest first. */
export const callsOf = (ctx: Ctx, contestId: string) => calls.callsOf(ctx.db, contestId);

/** A call by id, or null. */
export const findCall = (ctx: Ctx, callId: string) => calls.findCall(ctx.db, callId);

function handedIn(
  call: NonNullable<Awaited<ReturnType<typeof calls.findCall>>>,
  entrant: calls.Entrant,
  entry: store.Entry,
  { title, kind, handedInAt }: Pick<HandedIn, 'title' | 'kind' | 'handedInAt'>
): HandedIn {
  return {
    id: entry.id,
    unitId: entrant.unitId,
    name: entrant.name,
    title,
    kind,
    handedInAt,
    closesAt: windowOf(call, entrant.closesAt, handedInAt).closesAt,
    latePenalty: call.rules.latePenalty
  };
}
