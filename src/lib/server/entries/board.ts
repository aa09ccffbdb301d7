import type { Permission } from '../../domain/auth/permissions.ts';
import type { Instant } from '../../domain/core/time.ts';
import { windowOf, type Call, type EntryKind } from '../../domain/entries/call.ts';
import { standingOf, type EntryFile, type Standing } from '../../domain/entries/entry.ts';
import { daysLate, latePoints } from '../../domain/entries/late.ts';
import type { Hundredths } from '../../domain/core/points.ts';
import type { Ctx } from '../ctx.ts';
import * as calls from './call-store.ts';
import * as store from './entry-store.ts';
import * as files from './file-store.ts';

/** Where one unit stands. What it handed in stands in `entry`, also when it was taken back. */
export type BoardRow = {
  entrantId: string;
  unitId: string;
  name: string;
  standing: Standing;
  closesAt: Instant;
  isExtended: boolean;
  entry: {
    id: string;
    version: number;
    title: string;
    kind: EntryKind;
    link: string | null;
    handedInAt: Instant;
    receiptCode: string;
    daysLate: number;
    points: Hundredths;
    reason: string | null;
    file: Pick<EntryFile, 'name' | 'bytes' | 'mediaType' | 'lengthMs' | 'sha256'> | null;
  } | null;
};

export type Board = { asOf: Instant; rows: BoardRow[]; counts: Record<Standing, number> };

/** Who has handed in, who late, who not, in the order in which units were called. */
export async function readBoard(
  ctx: Ctx,
  _permission: Permission<'entry.prepare'>,
  call: Call
): Promise<Board> {
  const entries = new Map((await store.ofCall(ctx.db, call.id)).map((one) => [one.entrantId, one]));
  const versions = await store.currentOfCall(ctx.db, call.id);
  const byId = new Map((await files.ofCall(ctx.db, call.id)).map((file) => [file.id, file]));
  const rows = (await calls.entrantsOf(ctx.db, call.id)).map((entrant): BoardRow => {
    const window = windowOf(call, entrant.closesAt, ctx.now());
    const entry = entries.get(entrant.id);
    const version = entry && versions.get(entry.id);
    const handedInAt = version?.handedInAt ?? null;
    const facts = entry && { state: entry.state, handedInAt, hasFile: entry.fileId !== null };
    return {
      entrantId: entrant.id,
      unitId: entrant.unitId,
      name: entrant.name,
      standing: standingOf(facts ?? null, window),
      closesAt: window.closesAt,
      isExtended: window.closesAt > call.closesAt,
      entry: entry && version ? entryOf(entry, version, call, window.closesAt, byId) : null
    };
  });
  return { asOf: ctx.now(), rows, counts: countsOf(rows) };
}

function entryOf(
  { id }: store.Entry,
  version: NonNullable<ReturnType<Awaited<ReturnType<typeof store.currentOfCall>>['get']>>,
  { rules }: Call,
  closesAt: Instant,
  byId: ReadonlyMap<string, EntryFile>
): NonNullable<BoardRow['entry']> {
  const file = version.fileId === null ? undefined : byId.get(version.fileId);
  return {
    id,
    version: version.version,
    title: version.title,
    kind: version.kind,
    link: version.link,
    handedInAt: version.handedInAt,
    receiptCode: version.receiptCode,
    reason: version.reason,
    daysLate: daysLate(closesAt, version.handedInAt),
    points: latePoints(closesAt, version.handedInAt, rules.latePenalty),
    file: file
      ? {
          name: file.name,
          bytes: file.bytes,
          mediaType: file.mediaType,
          lengthMs: file.lengthMs,
          sha256: file.sha256
        }
      : null
  };
}

function countsOf(rows: readonly BoardRow[]): Record<Standing, number> {
  const counts = { 'handed-in': 0, late: 0, draft: 0, missing: 0, withdrawn: 0 };
  for (const { standing } of rows) counts[standing] += 1;
  return counts;
}

/** One unit with every version that it handed in, for the organizer; null if it is not of the call. */
export async function readEntrant(
  ctx: Ctx,
  permission: Permission<'entry.prepare'>,
  call: Call,
  entrantId: string
) {
  const row = (await readBoard(ctx, permission, call)).rows.find(
    (one) => one.entrantId === entrantId
  );
  if (!row) return null;
  const versions = row.entry ? await store.versionsOf(ctx.db, row.entry.id) : [];
  const entry = await store.ofEntrant(ctx.db, entrantId);
  const ready = entry?.fileId ? await files.find(ctx.db, entry.fileId) : null;
  return { row, versions: versions.toReversed(), ready: ready && { name: ready.name } };
}
