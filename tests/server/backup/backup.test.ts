import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { create, extract } from 'tar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBackup } from '#lib/server/backup/make.ts';
import { restoreBackup } from '#lib/server/backup/reinstate.ts';
import * as installation from '#lib/server/db/installation.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { openSqlite, type Db } from '#lib/server/db/open.ts';
import { databaseFile } from '#lib/server/env.ts';
import type { BackupManifest } from '#lib/schema/backup.ts';

const NOW = Date.UTC(2026, 11, 1, 3);
const FILM = 'a'.repeat(64);

let folder: string;
const at = (...names: string[]): string => join(folder, ...names);

/** An installation with a secret, a file of an entry on record and a note in its database. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hoi-thi-backup-'));
  await onDatabase('data', async (db) => {
    await migrateToLatest(db);
    await installation.writeLastBeat(db, NOW);
  });
  writeFileSync(at('data', 'secret'), 'bí mật');
  writeFileSync(at('data', 'demo-accounts.json'), '{}');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function onDatabase<T>(name: string, work: (db: Db) => Promise<T>): Promise<T> {
  const database = openSqlite(databaseFile(at(name)));
  try {
    return await work(database.db);
  } finally {
    await database.close();
  }
}

const backUp = () => makeBackup(at('data'), at('b.tar'), NOW);
const restore = () => restoreBackup(at('b.tar'), at('new'), 'đời thứ hai');

/** Packs the backup anew after somebody has changed what was in it. */
async function repack(change: (unpacked: string) => void): Promise<void> {
  const unpacked = at('unpacked');
  mkdirSync(unpacked);
  await extract({ file: at('b.tar'), cwd: unpacked });
  change(unpacked);
  rmSync(at('b.tar'));
  await create({ file: at('b.tar'), cwd: unpacked }, readdirSync(unpacked));
}

function changeManifest(change: (manifest: BackupManifest) => object): Promise<void> {
  return repack((unpacked) => {
    const file = join(unpacked, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as BackupManifest;
    writeFileSync(file, JSON.stringify(change(manifest)));
  });
}

/** Nothing half-done may be left: neither the folder nor what was unpacked. */
async function expectRefused(sentence: RegExp): Promise<void> {
  await expect(restore()).rejects.toThrow(sentence);
  expect(existsSync(at('new')) ? readdirSync(at('new')) : []).toEqual([]);
}

describe('a backup', () => {
  it('brings back what was committed, also while the log of the database is open', async () => {
    await onDatabase('data', async (db) => {
      await installation.writeLastBeat(db, NOW + 5);
      const { manifest, missing } = await backUp();
      expect(manifest).toMatchObject({ madeAt: NOW, rows: { installation: 1, attempt: 0 } });
      expect(missing).toEqual([]);
      // Later than the snapshot: not in it.
      await installation.writeLastBeat(db, NOW + 99);
    });
    await restore();
    await onDatabase('new', async (db) => {
      expect(await installation.readLastBeat(db)).toBe(NOW + 5);
    });
    expect(readFileSync(at('new', 'secret'), 'utf8')).toBe('bí mật');
    expect(readdirSync(at('new')).sort()).toEqual(['hoi-thi.sqlite', 'secret']);
  });

  it('begins a new epoch when it is restored, the old installation keeps its own', async () => {
    await backUp();
    await restore();
    expect(await onDatabase('data', installation.readEpoch)).toBe('first');
    expect(await onDatabase('new', installation.readEpoch)).toBe('đời thứ hai');
  });

  it('is readable by its owner alone, packed and unpacked', async () => {
    await backUp();
    await restore();
    for (const path of ['b.tar', 'new/hoi-thi.sqlite', 'new/secret']) {
      expect(statSync(at(path)).mode & 0o777, path).toBe(0o600);
    }
  });

  it('never writes over a file, and says where there is nothing to back up', async () => {
    await backUp();
    await expect(backUp()).rejects.toThrow(/Đã có tệp .*b\.tar.*Chưa ghi gì/);
    await expect(makeBackup(at('khác'), at('c.tar'), NOW)).rejects.toThrow(
      /Không có cơ sở dữ liệu/
    );
    await expect(makeBackup(at('data'), at('không', 'c.tar'), NOW)).rejects.toThrow(
      /Không có thư mục/
    );
    expect(readdirSync(folder).sort()).toEqual(['b.tar', 'data']);
  });
});

describe('a restore refuses and leaves the folder as it was', () => {
  beforeEach(async () => void (await backUp()));

  it('where the folder is not empty', async () => {
    mkdirSync(at('new'));
    writeFileSync(at('new', 'thư.txt'), 'của người khác');
    await expect(restore()).rejects.toThrow(/không trống \(có thư\.txt\)/);
    expect(readdirSync(at('new'))).toEqual(['thư.txt']);
  });

  it('what is no backup, or not there', async () => {
    await expect(restoreBackup(at('c.tar'), at('new'), 'x')).rejects.toThrow(/Không có tệp/);
    writeFileSync(at('b.tar'), 'Kính gửi Ban Tổ chức');
    await expectRefused(/bị hỏng hoặc bị cắt ngang|không phải bản sao lưu/);
    writeFileSync(at('b.tar'), '');
    await expectRefused(/bị hỏng hoặc bị cắt ngang|không phải bản sao lưu/);
  });

  it.each([0.01, 0.3, 0.7, 0.99])('one that is cut off after %d of it', async (share) => {
    const whole = readFileSync(at('b.tar'));
    writeFileSync(at('b.tar'), whole.subarray(0, Math.floor(whole.length * share)));
    await expectRefused(/bị hỏng|thiếu|không đúng|không phải/);
  });

  it.each([0.2, 0.5, 0.8])('one with a byte turned after %d of its database', async (share) => {
    await repack((unpacked) => {
      const file = join(unpacked, 'hoi-thi.sqlite');
      const bytes = readFileSync(file);
      const place = Math.floor(bytes.length * share);
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    });
    await expectRefused(/hoi-thi\.sqlite trong .* không đúng/);
  });

  it.each(['manifest.json', 'hoi-thi.sqlite', 'secret'])('one without its %s', async (name) => {
    await repack((unpacked) => rmSync(join(unpacked, name)));
    await expectRefused(name === 'manifest.json' ? /không phải bản sao lưu/ : /thiếu/);
  });

  it('one from a newer program: of a newer format or with migrations that are not known', async () => {
    await changeManifest((manifest) => ({ ...manifest, format: 2, more: true }));
    await expectRefused(/phiên bản mới hơn/);
  });

  it('one with migrations that this program does not know', async () => {
    await changeManifest((manifest) => ({
      ...manifest,
      migrations: [...manifest.migrations, '9999-sau-nay']
    }));
    await expectRefused(/phiên bản mới hơn/);
  });

  it('one whose tables have other rows than were counted', async () => {
    await changeManifest((manifest) => ({
      ...manifest,
      rows: { ...manifest.rows, attempt: 1 }
    }));
    await expectRefused(/Bảng attempt/);
  });

  it('files that are none of an installation are never written', async () => {
    await repack((unpacked) => writeFileSync(join(unpacked, 'la.sh'), 'echo'));
    await restore();
    expect(existsSync(at('new', 'la.sh'))).toBe(false);
  });
});

it('a file of an entry goes along; one that is gone is named', async () => {
  const sqlite = new Sqlite(databaseFile(at('data')));
  // The rows of two files alone, without the contest, units and call that they belong to.
  sqlite.pragma('foreign_keys = off');
  const insert = sqlite.prepare(
    `insert into entry_file (id, entrant_id, sha256, bytes, media_type, name, created_at)
     values (?, 'x', ?, 4, 'video/mp4', ?, 0)`
  );
  insert.run('1', FILM, 'phim.mp4');
  insert.run('2', 'b'.repeat(64), 'mat.mp4');
  sqlite.close();
  mkdirSync(at('data', 'entries', 'files', 'aa'), { recursive: true });
  writeFileSync(at('data', 'entries', 'files', 'aa', FILM), 'phim');
  const { missing, manifest } = await backUp();
  expect(missing).toEqual(['mat.mp4']);
  const path = `entries/files/aa/${FILM}`;
  expect(manifest.files.find((one) => one.path === path)).toMatchObject({ bytes: 4 });
  await restore();
  expect(readFileSync(at('new', path), 'utf8')).toBe('phim');
});
