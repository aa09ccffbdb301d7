import { hash, verify } from '@node-rs/argon2';
import { inTurn } from './hash-queue.ts';

/** argon2id with 19 MiB, two passes, one lane (ASVS 11.4.2, OWASP): about 13 ms of CPU. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** When it is looked at: in turn, given up by a signal, or before all that wait. */
type Turn = { signal?: AbortSignal | undefined; isFirst?: boolean };

/** The argon2id hash of a password, as a PHC string. */
export const hashPassword = (password: string, turn: Turn = {}): Promise<string> =>
  inTurn(() => hash(password, COST), turn);

/**
 * Does the password fit? Without a hash the same work is done for nothing, so that the time does
 * not tell which accounts exist (ASVS 6.3.8). One that was copied with blanks around it is also
 * tried without them, with the same work for all accounts.
 */
export async function fitsPassword(
  passwordHash: string | null,
  password: string,
  turn: Turn = {}
): Promise<boolean> {
  const stored = passwordHash ?? (await dummyHash());
  const trimmed = password.trim();
  const ways = trimmed === password || trimmed === '' ? [password] : [password, trimmed];
  const fits = await inTurn(async () => {
    const found = await Promise.all(ways.map((way) => verify(stored, way)));
    return found.includes(true);
  }, turn);
  return fits && passwordHash !== null;
}

let dummy: Promise<string> | undefined;
const dummyHash = (): Promise<string> => (dummy ??= hash('nobody has this password', COST));
