import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeAlarms } from '#lib/server/alarms.ts';
import { judgeStorage, readStorage } from '#lib/server/watch-storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'hoi-thi-storage-'));
const database = join(folder, 'hoi-thi.sqlite');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MEGABYTE = 1024 * 1024;

describe('the disk of the data', () => {
  it('shows its room and the size of the log, none where there is none', () => {
    expect(readStorage(database)).toMatchObject({ log: 0 });
    expect(readStorage(database).free).toBeGreaterThan(0);
    writeFileSync(`${database}-wal`, '');
    truncateSync(`${database}-wal`, 3 * MEGABYTE + 1);
    expect(readStorage(database)).toMatchObject({ log: 4 });
  });

  it('raises an alarm below a gigabyte and above 256 MB of log, and takes it back', () => {
    const alarms = makeAlarms(() => 1);
    const codes = () => alarms.standing().map(({ code }) => code);
    judgeStorage({ alarms }, { free: 1024, log: 256 });
    expect(codes()).toEqual([]);
    judgeStorage({ alarms }, { free: 1023, log: 257 });
    expect(alarms.standing()).toMatchObject([
      { code: 'disk-low', detail: { free: 1023, needed: 1024 } },
      { code: 'log-large', detail: { size: 257, limit: 256 } }
    ]);
    judgeStorage({ alarms }, { free: 5000, log: 257 });
    expect(codes()).toEqual(['log-large']);
    judgeStorage({ alarms }, { free: 5000, log: 0 });
    expect(codes()).toEqual([]);
  });
});
