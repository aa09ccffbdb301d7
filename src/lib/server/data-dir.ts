import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

const OTHERS = 0o077;
/** What lies in every folder of ours, whichever version made it. */
const OURS = ['hoi-thi.sqlite', 'secret', 'server.lock'];

/**
 * Makes DATA_DIR, or closes ours to other users: names, marks and answers are nobody else's.
 *
 * @throws Error in words if the folder is open to others and not ours alone
 */
export function closeDataDir(dataDir: string): void {
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const mode = statSync(folder).mode & 0o7777;
  if ((mode & OTHERS) === 0) return;
  const inside = readdirSync(folder);
  const isOurs = inside.length === 0 || OURS.some((name) => inside.includes(name));
  // A folder where everybody may write, such as /tmp, has the sticky bit.
  if (isOurs && (mode & 0o1000) === 0 && hasClosed(folder, mode)) return;
  throw new Error(
    `Other users of this machine can look into DATA_DIR ${folder} (mode ${mode.toString(8)}). Give the ` +
      `program a folder of its own, or close this one: chmod 700 ${folder}`
  );
}

/** False where the folder belongs to somebody else, or the file system knows no modes. */
function hasClosed(folder: string, mode: number): boolean {
  try {
    chmodSync(folder, mode & ~OTHERS);
  } catch {
    return false;
  }
  return (statSync(folder).mode & OTHERS) === 0;
}
