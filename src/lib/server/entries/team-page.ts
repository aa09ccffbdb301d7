import type { Instant } from '../../domain/core/time.ts';
import { mayHandIn, windowOf, type CallRules, type Window } from '../../domain/entries/call.ts';
import type { EntryFile, EntryState, EntryVersion } from '../../domain/entries/entry.ts';
import type { Ctx } from '../ctx.ts';
import * as entries from './entry-store.ts';
import * as files from './file-store.ts';
import type { Access } from './links.ts';
import * as uploads from './upload-store.ts';

/** A file as its unit sees it. */
export type OwnFile = Pick<EntryFile, 'name' | 'bytes' | 'mediaType' | 'lengthMs' | 'sha256'>;

/** What was handed in once, as the unit sees it. */
export type OwnVersion = Omit<EntryVersion, 'fileId' | 'accountId'> & { file: OwnFile | null };

/** All that a unit sees behind its link. */
export type TeamPage = {
  callName: string;
  unitName: string;
  rules: CallRules;
  opensAt: Instant;
  window: Window;
  mayChange: boolean;
  state: EntryState;
  /** What was handed in, the newest first. */
  versions: OwnVersion[];
  /** A file that has arrived and is not handed in. */
  ready: OwnFile | null;
  /** A file that is on its way. */
  unfinished: Pick<uploads.Upload, 'id' | 'name' | 'fingerprint' | 'bytes' | 'received'> | null;
};

export async function readTeamPage(ctx: Ctx, { call, entrant }: Access): Promise<TeamPage> {
  const window = windowOf(call, entrant.closesAt, ctx.now());
  const entry = await entries.ofEntrant(ctx.db, entrant.id);
  const stored = entry ? await entries.versionsOf(ctx.db, entry.id) : [];
  const versions: OwnVersion[] = [];
  for (const version of stored.toReversed()) versions.push(await ownVersion(ctx, version));
  const isHandedIn = entry?.state === 'handed-in';
  const isNew = !isHandedIn || stored.every(({ fileId }) => fileId !== entry.fileId);
  const [unfinished] = await uploads.unfinished(ctx.db, entrant.id);
  return {
    callName: call.name,
    unitName: entrant.name,
    rules: call.rules,
    opensAt: call.opensAt,
    window,
    mayChange: mayHandIn(window, isHandedIn).ok,
    state: entry?.state ?? 'draft',
    versions,
    ready: isNew ? await ownFile(ctx, entry?.fileId ?? null) : null,
    unfinished: unfinished
      ? {
          id: unfinished.id,
          name: unfinished.name,
          fingerprint: unfinished.fingerprint,
          bytes: unfinished.bytes,
          received: unfinished.received
        }
      : null
  };
}

/** The file that lies ready, or else the one that was handed in last; null if there is none. */
export async function ownNewestFile(ctx: Ctx, { entrant }: Access): Promise<EntryFile | null> {
  const entry = await entries.ofEntrant(ctx.db, entrant.id);
  return entry?.fileId ? files.find(ctx.db, entry.fileId) : null;
}

async function ownVersion(ctx: Ctx, version: EntryVersion): Promise<OwnVersion> {
  return {
    version: version.version,
    title: version.title,
    kind: version.kind,
    link: version.link,
    handedInAt: version.handedInAt,
    receiptCode: version.receiptCode,
    reason: version.reason,
    file: await ownFile(ctx, version.fileId)
  };
}

async function ownFile(ctx: Ctx, fileId: string | null): Promise<OwnFile | null> {
  const file = fileId === null ? null : await files.find(ctx.db, fileId);
  if (!file) return null;
  const { name, bytes, mediaType, lengthMs, sha256 } = file;
  return { name, bytes, mediaType, lengthMs, sha256 };
}
