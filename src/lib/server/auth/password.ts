import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB, two passes, one lane (ASVS 11.4.2, OWASP): about 13 ms of CPU. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** One core stays free for those who answer questions while others sign in (F37). */
const AT_ONCE = Math.max(1, availableParallelism() - 1);
const LONGEST_QUEUE = 3000;

let running = 0;
const queue: (() => void)[] = [];

/** True while so many sign-ins wait that one more would only time out: ask again a little later. */
export const isQueueFull = (): boolean => queue.length >= LONGEST_QUEUE;

/** The argon2id hash of a password, as a PHC string. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password, COST));

/**
 * Does the password fit? Without a hash the same work is done for nothing, so that the time does
 * not tell which accounts exist (ASVS 6.3.8).
 */
export async function fitsPassword(
  passwordHash: string | null,
  password: string
): Promise<boolean> {
  const fits = await inTurn(async () => verify(passwordHash ?? (await dummyHash()), password));
  return fits && passwordHash !== null;
}

let dummy: Promise<string> | undefined;
const dummyHash = (): Promise<string> => (dummy ??= hash('nobody has this password', COST));

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    queue.shift()?.();
  }
}
