import {
  chmodSync,
  closeSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environment } from '#lib/schema/env.ts';
import { boot } from '#lib/server/boot.ts';
import { closeDataDir } from '#lib/server/data-dir.ts';
import { openSqlite } from '#lib/server/db/open.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { databaseFile, secretFile } from '#lib/server/env.ts';
import { readOrMakeSecret } from '#lib/server/secret.ts';
import { failedSurroundings } from '#lib/server/surroundings.ts';
import { openBench } from '../support/databases.ts';
import { copyRows } from '../support/copied-rows.ts';
import { liveIn } from '../support/lived-in.ts';

const folder = mkdtempSync(join(tmpdir(), 'hoi-thi-boot-'));
const sound = join(folder, 'sound');
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const today = await openBench('sqlite');
  await liveIn(today.bench);
  const { db, close } = openSqlite(databaseFile(sound));
  await migrateToLatest(db);
  await copyRows(today.bench.ctx.db, db);
  await close();
  await today.close();
});

/** A folder of its own with the files of a contest. */
function contestFolder(name: string): string {
  const dataDir = join(folder, name);
  cpSync(sound, dataDir, { recursive: true });
  return dataDir;
}

const settings = (dataDir: string, more: Record<string, string> = {}) =>
  environment.parse({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', DISK_RESERVE_MB: '0', ...more });

/** What a start says; nothing if it succeeds. */
async function refusal(dataDir: string, serves = true, more = {}): Promise<string> {
  try {
    const running = await boot(settings(dataDir, more), serves);
    await running.stop();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('a start', () => {
  it('goes well on sound files', async () => {
    expect(await refusal(contestFolder('well'))).toBe('');
  });

  it('is refused where the database is not made yet', async () => {
    expect(await refusal(join(folder, 'empty'))).toMatch(/migrations not run: .*hoithi -- migrate/);
  });

  it('is refused on a database of a newer version, which stays as it is; so are commands', async () => {
    const dataDir = contestFolder('newer');
    const { db, close } = openSqlite(databaseFile(dataDir));
    await sql`insert into kysely_migration (name, timestamp) values ('9999-tomorrow', 'then')`.execute(
      db
    );
    await close();
    const left = readFileSync(databaseFile(dataDir));
    for (const serves of [true, false]) {
      expect(await refusal(dataDir, serves)).toMatch(
        /belongs to a newer version: it has had 9999-tomorrow.*restore FILE/
      );
    }
    expect(readFileSync(databaseFile(dataDir)).equals(left)).toBe(true);
  });

  it('needs free disk to serve, and says how much and what to do; a command does not', async () => {
    const dataDir = contestFolder('disk');
    const huge = { DISK_RESERVE_MB: String(2 ** 40) };
    expect(await refusal(dataDir, true, huge)).toMatch(
      /disk of .*disk has \d+ MB free and needs \d+ MB .*Make room.*DISK_RESERVE_MB/
    );
    expect(await refusal(dataDir, false, huge)).toBe('');
    // A database as big as a disk: a hole in a file takes no room.
    truncateSync(databaseFile(dataDir), 2 ** 43);
    expect(failedSurroundings(settings(dataDir, { DISK_RESERVE_MB: '1' }))).toEqual([
      expect.stringMatching(/Make room/)
    ]);
  });

  it('is refused where others could read the database', () => {
    const dataDir = contestFolder('modes');
    chmodSync(databaseFile(dataDir), 0o640);
    expect(failedSurroundings(settings(dataDir))).toEqual([
      expect.stringMatching(/other users .*can read .*hoi-thi.sqlite \(mode 640\)/)
    ]);
  });

  it('closes its own folder and files to others', async () => {
    const dataDir = contestFolder('closed');
    writeFileSync(secretFile(dataDir), 'thế này là đủ dài cho một bí mật thật sự');
    for (const path of [dataDir, databaseFile(dataDir), secretFile(dataDir)]) {
      chmodSync(path, path === dataDir ? 0o755 : 0o644);
    }
    expect(await refusal(dataDir)).toBe('');
    const modes = [dataDir, databaseFile(dataDir), secretFile(dataDir)].map(
      (path) => statSync(path).mode & 0o777
    );
    expect(modes).toEqual([0o700, 0o600, 0o600]);
  });
});

describe('DATA_DIR', () => {
  it('is not a folder of others: neither one where everybody writes nor one with other things', () => {
    const shared = join(folder, 'shared');
    mkdirSync(shared);
    chmodSync(shared, 0o1777);
    expect(() => closeDataDir(shared)).toThrow(/can look into DATA_DIR .*shared.*chmod 700/);
    const other = join(folder, 'other');
    mkdirSync(other);
    chmodSync(other, 0o755);
    writeFileSync(join(other, 'letters.txt'), '');
    expect(() => closeDataDir(other)).toThrow(/can look into DATA_DIR .*other.*folder of its own/);
    expect(statSync(other).mode & 0o777).toBe(0o755);
  });

  it('is made closed, and an empty one is closed', () => {
    const [made, empty] = [join(folder, 'a', 'made'), join(folder, 'b')];
    mkdirSync(empty);
    chmodSync(empty, 0o775);
    for (const dataDir of [made, empty]) {
      closeDataDir(dataDir);
      expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    }
  });
});

describe('the secret', () => {
  it.each([
    ['empty', ''],
    ['cut short', 'a1b2c3d4e5f6'],
    ['one sign', 'x'.repeat(64)]
  ])('is refused where it is %s, with the way out', async (name, secret) => {
    const dataDir = contestFolder(`secret ${name}`);
    writeFileSync(secretFile(dataDir), secret);
    expect(await refusal(dataDir)).toMatch(/secret in .* too short .*backup.*delete it/);
  });

  it('is made once, whole, and for the owner alone', () => {
    const file = secretFile(join(folder, 'new-secret'));
    const secret = readOrMakeSecret(file);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(readOrMakeSecret(file)).toBe(secret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'new-secret'))).toEqual(['secret']);
  });
});

const PAGE = 4096;

describe('a database that is not as it should be is refused, by name and with what to do (F11)', () => {
  const write = (file: string, at: number, bytes: Uint8Array): void => {
    const descriptor = openSync(file, 'r+');
    writeSync(descriptor, bytes, 0, bytes.length, at);
    closeSync(descriptor);
  };
  const pages = (file: string): number => statSync(file).size / PAGE;
  const noise = Buffer.alloc(PAGE, 0xa5);

  it.each<[string, (file: string) => void]>([
    ['the first page is noise', (file) => write(file, 0, noise)],
    ['the second page is noise', (file) => write(file, PAGE, noise)],
    [
      'a page in the middle is noise',
      (file) => write(file, Math.floor(pages(file) / 2) * PAGE, noise)
    ],
    ['the head of a page is flipped', (file) => write(file, 5 * PAGE, Buffer.from([0xff]))],
    ['it ends in the middle of a page', (file) => truncateSync(file, statSync(file).size - 1000)],
    ['its last page is gone', (file) => truncateSync(file, statSync(file).size - PAGE)],
    ['half of it is gone', (file) => truncateSync(file, Math.floor(pages(file) / 2) * PAGE)],
    ['only its head is left', (file) => truncateSync(file, 100)],
    ['it is a text', (file) => writeFileSync(file, 'Không phải là cơ sở dữ liệu.'.repeat(100))]
  ])('%s', async (name, damage) => {
    const dataDir = contestFolder(name);
    const file = databaseFile(dataDir);
    damage(file);
    const left = readFileSync(file);
    expect(await refusal(dataDir)).toMatch(/hoi-thi\.sqlite is damaged .*hoithi -- restore FILE/);
    expect(readFileSync(file).equals(left)).toBe(true);
  });
});

describe('a database that lost its log, has another one, or is an older copy is refused (F11)', () => {
  const open = (dataDir: string) => boot(settings(dataDir), true);
  /** The files as a kill leaves them: the log holds what was written last. */
  async function killed(name: string): Promise<string> {
    const dataDir = contestFolder(`${name} alive`);
    const running = await open(dataDir);
    const image = join(folder, name);
    cpSync(dataDir, image, { recursive: true });
    await running.stop();
    return image;
  }

  it('not after a kill: the log is read', async () => {
    const dataDir = await killed('killed');
    expect(statSync(`${databaseFile(dataDir)}-wal`).size).toBeGreaterThan(0);
    expect(await refusal(dataDir)).toBe('');
    expect(await refusal(dataDir)).toBe('');
  });

  it('without its log', async () => {
    const dataDir = await killed('without log');
    rmSync(`${databaseFile(dataDir)}-wal`);
    rmSync(`${databaseFile(dataDir)}-shm`, { force: true });
    expect(await refusal(dataDir)).toMatch(/what was written last is not in it.*restore FILE/);
    rmSync(`${databaseFile(dataDir)}-witness`);
    expect(await refusal(dataDir)).toBe('');
  });

  it('with the log of another database, which does not become part of it', async () => {
    const [dataDir, other] = [contestFolder('alien'), await killed('other')];
    expect(await refusal(dataDir)).toBe('');
    const before = readFileSync(databaseFile(dataDir));
    copyFileSync(`${databaseFile(other)}-wal`, `${databaseFile(dataDir)}-wal`);
    expect(await refusal(dataDir)).toMatch(
      /hoi-thi\.sqlite is (damaged|not what it was).*restore FILE/
    );
    expect(readFileSync(databaseFile(dataDir)).equals(before)).toBe(true);
    rmSync(`${databaseFile(dataDir)}-wal`);
    expect(await refusal(dataDir)).toBe('');
  });

  it('an older copy in its place', async () => {
    const dataDir = contestFolder('older');
    expect(await refusal(dataDir)).toBe('');
    const old = readFileSync(databaseFile(dataDir));
    expect(await refusal(dataDir)).toBe('');
    writeFileSync(databaseFile(dataDir), old);
    expect(await refusal(dataDir)).toMatch(/older copy is in its place.*-witness/);
  });
});
