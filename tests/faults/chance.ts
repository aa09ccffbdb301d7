import { createHash } from 'node:crypto';
import { randomFrom, type Random } from '#lib/domain/core/random.ts';

/** Chance of its own for a named part of a run, so that parts can be repeated alone. */
export const chanceFor = (seed: string, part: string): Random =>
  randomFrom(createHash('sha256').update(`${seed} ${part}`).digest('hex').slice(0, 32));

/** A client-made mutation id: 32 hexadecimal digits. */
export const mutationId = (random: Random): string =>
  Array.from({ length: 32 }, () => random.below(16).toString(16)).join('');
