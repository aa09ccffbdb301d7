import { spawn } from 'node:child_process';

/** Runs a command of the operator's command line on a data folder; what it said if it fails. */
export function runCommand(dataDir: string, ...words: string[]): Promise<void> {
  const child = spawn(process.execPath, ['src/cli.ts', ...words], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece: Buffer) => said.push(piece));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${words.join(' ')} ended with ${code}: ${Buffer.concat(said)}`));
    });
  });
}
