import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#lib/simulation/own-server.ts';

const PATIENCE_MS = 30_000;

/** The built server as an operator runs it, over one folder and always on the same port. */
export class ProductServer {
  readonly port: number;
  readonly origin: string;
  readonly #dataDir: string;
  readonly #settings: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;

  private constructor(dataDir: string, port: number, settings: NodeJS.ProcessEnv) {
    this.#dataDir = dataDir;
    this.#settings = settings;
    this.port = port;
    this.origin = `http://127.0.0.1:${port}`;
  }

  /** @param settings what this installation sets besides, such as DATABASE_URL */
  static async start(dataDir: string, settings: NodeJS.ProcessEnv = {}): Promise<ProductServer> {
    const server = new ProductServer(dataDir, await freePort(), settings);
    await server.start();
    return server;
  }

  /**
   * Starts it again.
   *
   * @returns milliseconds until it was ready
   * @throws Error if it is not within half a minute
   */
  async start(): Promise<number> {
    const from = performance.now();
    const child = spawn(process.execPath, ['src/cli.ts', 'serve'], {
      env: {
        ...process.env,
        DATA_DIR: this.#dataDir,
        DATABASE_URL: '',
        PORT: String(this.port),
        HOST: '127.0.0.1',
        ORIGIN: this.origin,
        LOG_LEVEL: 'error',
        ...this.#settings
      },
      stdio: ['ignore', 'ignore', 'inherit']
    });
    this.#child = child;
    while (performance.now() - from < PATIENCE_MS) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
      const answer = await fetch(`${this.origin}/healthz`).catch(() => null);
      if (answer?.ok) return performance.now() - from;
      await pause(20);
    }
    // Nobody would end it otherwise.
    await this.kill();
    throw new Error('the server did not become ready');
  }

  /** Pulls the process away, as `kill -9` does. True if that is what it died of. */
  async kill(): Promise<boolean> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return false;
    child.kill('SIGKILL');
    await once(child, 'exit');
    return child.signalCode === 'SIGKILL';
  }

  /** Lets the process stand still: requests lie unread. The answer lets it go on. */
  stop(): () => void {
    const child = this.#child;
    if (!child?.kill('SIGSTOP')) throw new Error('there is no process to stop');
    return () => {
      child.kill('SIGCONT');
    };
  }
}
