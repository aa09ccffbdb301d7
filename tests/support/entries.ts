import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Permission } from '#lib/domain/auth/permissions.ts';
import { DAY, HOUR } from '#lib/domain/core/time.ts';
import { VIDEO_2021, type CallRules } from '#lib/domain/entries/call.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { createCall } from '#lib/server/entries/calls.ts';
import { callUnits } from '#lib/server/entries/entrants.ts';
import { accessOf, linksOf, type Access } from '#lib/server/entries/links.ts';
import { takeWhole } from '#lib/server/entries/plain-upload.ts';
import { makeVault, type Vault } from '#lib/server/entries/vault.ts';
import { operatorMay } from '#lib/server/operator.ts';
import * as units from '#lib/server/units/service.ts';

export type TestCall = {
  callId: string;
  may: Permission<'entry.prepare'>;
  /** The links of Sở Nội vụ and of Lai Vung, in this order. */
  tokens: string[];
  opensAt: number;
  closesAt: number;
};

/** A vault in a folder of its own. Films have no length unless there is a probe. */
export function temporaryVault(probe = 'no-such-program'): {
  vault: Vault;
  folder: string;
  remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'hoi-thi-entries-'));
  return {
    folder,
    vault: makeVault(join(folder, 'entries'), probe),
    remove: () => rmSync(folder, { recursive: true, force: true })
  };
}

/** A call for soNoiVu and laiVung: open since an hour, for a day, and three days late. */
export async function makeCall(
  ctx: Ctx,
  contestId: string,
  rules: Partial<CallRules> = {}
): Promise<TestCall> {
  const may = operatorMay('entry.prepare', { contestId });
  const [opensAt, closesAt] = [ctx.now() - HOUR, ctx.now() + DAY];
  const made = await createCall(ctx, may, contestId, {
    name: 'Phim tuyên truyền',
    rules: { ...VIDEO_2021, ...rules },
    opensAt,
    closesAt,
    lateUntil: closesAt + 3 * DAY
  });
  if (!made.ok) throw new Error(made.refusal);
  const { callId } = made.value;
  const tree = await units.readTree(ctx);
  const wanted = ['SNV', 'HLV'].map((code) => tree.units.find((unit) => unit.code === code)!.id);
  await callUnits(ctx, may, callId, wanted);
  const tokens = (await linksOf(ctx, may, callId)).map(({ token }) => token);
  return { callId, may, tokens, opensAt, closesAt };
}

/** Whoever comes by this link. */
export async function accessBy(ctx: Ctx, token: string | undefined): Promise<Access> {
  const access = await accessOf(ctx, token ?? '');
  if (!access) throw new Error('the link opens nothing');
  return access;
}

const box = (name: string, body: Uint8Array): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
};

/** A film as far as anybody looks who does not play it; of this size. */
export function film(bytes = 1000, brand = 'isom'): Buffer {
  const type = box('ftyp', Buffer.from(`${brand}\0\0\x02\0isomiso2mp41`, 'latin1'));
  return Buffer.concat([type, box('mdat', Buffer.alloc(bytes - type.length - 8, 'phim'))]);
}

export const pdf = (content = ''): Buffer => Buffer.from(`%PDF-1.7\n${content}\n%%EOF\n`, 'latin1');

/** Bytes as a request brings them. */
export const incoming = (...chunks: Uint8Array[]) => ({
  chunks: (async function* () {
    yield* chunks;
  })(),
  stop: () => undefined
});

/** Sends a whole file by a unit's link. */
export const sendFile = (
  ctx: Ctx,
  vault: Vault,
  access: Access,
  bytes: Uint8Array,
  name = 'phim.mp4'
) => takeWhole(ctx, vault, access, { name, bytes });
