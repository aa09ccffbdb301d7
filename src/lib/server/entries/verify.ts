import { createHash } from 'node:crypto';
import type { Ctx } from '../ctx.ts';
import * as files from './file-store.ts';
import type { Vault } from './vault.ts';
import * as votes from './vote-store.ts';

/** A file that is not what its row says: gone, or other bytes. */
export type Damaged = { name: string; sha256: string; found: 'missing' | 'changed' };

/** Reads every file on record and computes its hash again. */
export async function verifyFiles(
  ctx: Ctx,
  vault: Vault
): Promise<{ files: number; bytes: number; damaged: Damaged[] }> {
  const all = await files.all(ctx.db);
  const damaged: Damaged[] = [];
  for (const { name, sha256 } of all) {
    const found = await hashOf(vault, sha256);
    if (found !== sha256)
      damaged.push({ name, sha256, found: found === null ? 'missing' : 'changed' });
  }
  return { files: all.length, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0), damaged };
}

/**
 * Compares the votes for entries with the people who voted: who voted for what is on no record
 * (decision 0009), so that only the sums can be held against each other.
 */
export async function verifyVotes(
  ctx: Ctx
): Promise<{ votes: number; uneven: { name: string; voters: number; votes: number }[] }> {
  const polls = await votes.sums(ctx.db);
  return {
    votes: polls.reduce((sum, poll) => sum + poll.votes, 0),
    uneven: polls.filter((poll) => poll.voters !== poll.votes)
  };
}

async function hashOf(vault: Vault, sha256: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of vault.read(sha256)) hash.update(chunk as Buffer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}
