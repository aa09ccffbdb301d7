import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Logger } from 'pino';
import type { Instant } from '../domain/core/time.ts';
import { makeAlarms, type Alarms } from './alarms.ts';
import { markOf } from './cookies.ts';
import type { Db } from './db/open.ts';
import { transaction } from './db/transaction.ts';

/** All that a use case may lean on: the database, and clock and chance from outside. */
export type Ctx = {
  readonly db: Db;
  readonly log: Logger;
  readonly secret: string;
  /** Which installation this is, in the names of its cookies. */
  readonly mark: string;
  /** Which life of the installation this is: a restored backup begins a new one (R12). */
  readonly epoch: string;
  /** Troubles that organizers see on the monitor. */
  readonly alarms: Alarms;
  /** Server time (R4). */
  readonly now: () => Instant;
  /** True while nobody knows whether that is the right time: nothing may be decided by it. */
  readonly isClockInDoubt: () => boolean;
  /** A new key: UUIDv7, so that rows made later sort later. */
  readonly id: () => string;
  /** 128 bit of chance as 32 hexadecimal digits. */
  readonly seed: () => string;
  /**
   * Runs the work in one transaction. Name its parameter `ctx` too: the outer database inside an
   * open SQLite transaction would wait for itself for ever.
   */
  readonly tx: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;
};

export type Outside = Pick<Ctx, 'log' | 'secret' | 'now'> &
  Partial<Pick<Ctx, 'id' | 'seed' | 'alarms' | 'epoch' | 'mark' | 'isClockInDoubt'>>;

/** A context over this database and this clock; chance is the machine's unless given. */
export function makeCtx(db: Db, outside: Outside): Ctx {
  const alarms = outside.alarms ?? makeAlarms(outside.now);
  return {
    db,
    alarms,
    log: outside.log,
    secret: outside.secret,
    epoch: outside.epoch ?? '',
    mark: outside.mark ?? markOf(outside.secret),
    now: outside.now,
    isClockInDoubt: outside.isClockInDoubt ?? (() => false),
    id: outside.id ?? uuidv7,
    seed: outside.seed ?? (() => randomBytes(16).toString('hex')),
    tx: (work) => transaction(db, (inner) => work(makeInner(inner, { ...outside, alarms })))
  };
}

function makeInner(db: Db, outside: Outside): Ctx {
  const ctx: Ctx = { ...makeCtx(db, outside), tx: (work) => work(ctx) };
  return ctx;
}
