import * as addresses from '../../domain/auth/address-brake.ts';
import * as pairs from '../../domain/auth/pair-brake.ts';
import { addressToBrake } from '../client-address.ts';
import type { Ctx } from '../ctx.ts';
import { MANY, watchAddresses } from './address-watch.ts';
import { BoundedMap } from './bounded-map.ts';
import { watchPasswords } from './password-watch.ts';

/** Somebody who tries to sign in: as whom, from where and with what. */
export type Try = {
  /** The account's key, or the name typed for one that is not there. */
  account: string;
  address: string;
  /** The device, if this account signed in on it before. */
  device: string | null;
  password?: string;
};

/** Why a try is not looked at, and for how long. */
export type Braked = {
  refusal: 'too-many-tries' | 'tries-under-way' | 'password-tried-everywhere';
  waitMs?: number;
};

const MOST_PAIRS = 100_000;
const MOST_ADDRESSES = 20_000;

/**
 * Brakes on guessing (ASVS 6.1.1, 6.3.1; B-S1 to B-S3), in memory. An account is braked together
 * with the address or known device, so that no stranger shuts anybody out; an address by tries
 * that are known to be wrong only, and it is slowed, never closed.
 */
export function makeGuard(ctx: Ctx) {
  const known = {
    pairs: new BoundedMap<pairs.Pair>(MOST_PAIRS, (one) => pairs.isForgettable(one, ctx.now())),
    addresses: new BoundedMap<addresses.Failures>(MOST_ADDRESSES, (one) =>
      addresses.isOld(one, ctx.now())
    )
  };
  const passwords = watchPasswords();
  const whereabouts = watchAddresses();
  const pairOf = ({ account, address, device }: Try): string =>
    device === null ? `${account} from ${addressToBrake(address)}` : `${account} on ${device}`;

  function noteWrong({ account, address, device, password }: Try): void {
    if (device !== null) return;
    const from = addressToBrake(address);
    known.addresses.set(from, addresses.failedAgain(known.addresses.get(from), ctx.now()));
    const tried = password === undefined ? null : passwords.failed(password, account, ctx.now());
    if (tried === null) return;
    ctx.alarms.raise('one-password', { accounts: tried });
    ctx.log.warn({ accounts: tried }, 'one password is tried at account after account');
  }

  return {
    /** Counts a try before anything of it is looked at, so that many at once gain nothing. */
    begin: (one: Try): Braked | null => {
      const before = known.pairs.get(pairOf(one));
      const wait = pairs.mustWait(before, ctx.now());
      if (wait?.reason === 'too-many-tries') return { refusal: wait.reason, waitMs: wait.waitMs };
      if (wait) return { refusal: wait.reason };
      const isStrange = one.device === null && one.password !== undefined;
      const waitMs = isStrange ? passwords.waitMs(one.password ?? '', ctx.now()) : 0;
      if (waitMs > 0) return { refusal: 'password-tried-everywhere', waitMs };
      known.pairs.set(pairOf(one), pairs.begun(before, ctx.now()));
      return null;
    },
    /** How long a try from where much was wrong waits; known devices do not. */
    delayMs: ({ address, device }: Try): number =>
      device === null
        ? addresses.delayMs(known.addresses.get(addressToBrake(address)), ctx.now())
        : 0,
    /** What came of a try that had begun. */
    end: (one: Try, outcome: 'right' | 'wrong' | 'given-up'): void => {
      const pair = pairOf(one);
      const after = pairs.ended(known.pairs.get(pair), outcome, ctx.now());
      if (pairs.isForgettable(after, ctx.now())) known.pairs.delete(pair);
      else known.pairs.set(pair, after);
      if (outcome === 'wrong') noteWrong(one);
    },
    /** Notes who signed in from where. */
    noteEntry: (address: string, accountId: string): void => {
      const seen = whereabouts(address, accountId);
      if (seen === 'one-address') ctx.alarms.raise('one-address', { address, accounts: MANY });
      if (seen === 'several') ctx.alarms.clear('one-address');
    }
  };
}

export type Guard = ReturnType<typeof makeGuard>;

/** One guard for a process: contexts inside transactions share their alarms, and so the guard. */
const guards = new WeakMap<Ctx['alarms'], Guard>();

export function guardOf(ctx: Ctx): Guard {
  const known = guards.get(ctx.alarms) ?? makeGuard(ctx);
  guards.set(ctx.alarms, known);
  return known;
}
