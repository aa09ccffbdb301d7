import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '#lib/domain/core/time.ts';
import { makeCtx } from '#lib/server/ctx.ts';
import { onInstallation, type Installation } from '../installation.ts';

/** Where Debian keeps the library, one folder for each kind of machine. */
const LIBRARIES = '/usr/lib';

function library(): string | undefined {
  return readdirSync(LIBRARIES)
    .map((folder) => join(LIBRARIES, folder, 'faketime', 'libfaketimeMT.so.1'))
    .find((path) => existsSync(path));
}

/** What stands in the way of moving a program's clock. */
export const missingFaketime = (): string | null =>
  library() ? null : 'moving the clock of a running program needs libfaketime';

/** The wall clock of the programs that run with its settings: moved while they do. */
export class FakedClock {
  readonly #folder = mkdtempSync(join(tmpdir(), 'hoi-thi-clock-'));
  readonly settings: NodeJS.ProcessEnv;
  #aheadMs = 0;

  constructor() {
    this.settings = {
      LD_PRELOAD: library(),
      FAKETIME_TIMESTAMP_FILE: this.#file('now'),
      FAKETIME_NO_CACHE: '1',
      // As on a real machine: only the wall clock jumps, and files keep their own times.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1'
    };
    this.#set(0);
  }

  /** Moves it by so much, as a wrong hand or an empty battery would. */
  move(byMs: number): void {
    this.#set(this.#aheadMs + byMs);
  }

  #set(aheadMs: number): void {
    writeFileSync(this.#file('next'), `${aheadMs < 0 ? '-' : '+'}${Math.abs(aheadMs) / 1000}\n`);
    // At once: half a file would be read as another time.
    renameSync(this.#file('next'), this.#file('now'));
    this.#aheadMs = aheadMs;
  }

  readonly now = (): Instant => Date.now() + this.#aheadMs;

  /** The installation whose database is looked at by this clock, too. */
  over = (installation: Installation): Installation => ({
    ...installation,
    onDatabase: (work) =>
      installation.onDatabase((ctx) => work(makeCtx(ctx.db, { ...ctx, now: this.now })))
  });

  /** Removes its files, and the memory that killed programs have left behind. */
  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    for (const name of readdirSync('/dev/shm')) {
      const pid = /^(?:sem\.)?faketime_(?:shm|sem)_(\d+)$/.exec(name)?.[1];
      if (pid !== undefined && !existsSync(`/proc/${pid}`)) rmSync(join('/dev/shm', name));
    }
  }

  #file(name: string): string {
    return join(this.#folder, name);
  }
}

/** What a person says of a clock in doubt: it was wrong and is put right, or is right as it is now. */
type Answer = 'put right' | 'right as it is';

/** A move of the clock, and what a person then says of it. */
export type Move = { byMs: number; answer: Answer };

/** An installation whose server goes by a clock that the work may move. */
export async function onClock<T>(
  wanted: { officials: number; durationMs: number; graceMs: number },
  work: (installation: Installation, clock: FakedClock) => Promise<T>
): Promise<T> {
  const clock = new FakedClock();
  const { settings } = clock;
  try {
    return await onInstallation({ ...wanted, settings }, (installation) =>
      work(clock.over(installation), clock)
    );
  } finally {
    clock.remove();
  }
}
