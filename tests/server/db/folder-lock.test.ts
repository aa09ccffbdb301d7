import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { holdFolder } from '#lib/server/db/folder-lock.ts';
import { openSqlite } from '#lib/server/db/open.ts';

const HOLDER = `import { holdFolder } from '#lib/server/db/folder-lock.ts';
holdFolder(process.argv[1]);
process.stdout.write('held');
setInterval(() => undefined, 1000);`;

describe('the folder of a server', () => {
  const folders: string[] = [];
  const children: ChildProcess[] = [];
  afterEach(() => {
    children.splice(0).forEach((child) => child.kill('SIGKILL'));
    folders.splice(0).forEach((made) => rmSync(made, { recursive: true, force: true }));
  });
  const folder = (): string => {
    const made = realpathSync(mkdtempSync(join(tmpdir(), 'hoi-thi-lock-')));
    folders.push(made);
    return made;
  };
  /** Another process that holds the folder. */
  async function held(dataDir: string): Promise<ChildProcess> {
    const args = ['--input-type=module-typescript', '--eval', HOLDER, dataDir];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    await once(child.stdout, 'data');
    return child;
  }

  it('is refused to a second one, which names folder, process and a way out', async () => {
    const dataDir = folder();
    const first = await held(dataDir);
    const refusal = `Another server (process ${first.pid}) already serves the folder ${dataDir}.`;
    expect(() => holdFolder(dataDir)).toThrow(refusal);
    expect(() => holdFolder(join(dataDir, '..', dataDir.split('/').at(-1)!))).toThrow(/DATA_DIR=/);
    expect(() => holdFolder(folder())).not.toThrow();
  });

  it('is free again when the first was killed, and after it ended by itself', async () => {
    const dataDir = folder();
    const first = await held(dataDir);
    first.kill('SIGKILL');
    await once(first, 'exit');
    const giveBack = holdFolder(dataDir);
    expect(() => holdFolder(dataDir)).toThrow(`process ${process.pid}`);
    giveBack();
    holdFolder(dataDir)();
  });

  it('stays open to commands, and its files are the owner’s alone', async () => {
    const dataDir = folder();
    await held(dataDir);
    const { db, close } = openSqlite(join(dataDir, 'hoi-thi.sqlite'));
    await db.schema.createTable('beside').addColumn('id', 'text').execute();
    await close();
    for (const name of ['server.lock', 'server.pid'])
      expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
  });
});
