import { randomBytes } from 'node:crypto';
import { DAY, type Instant } from '../../domain/core/time.ts';
import type { Ctx } from '../ctx.ts';
import { isSame, macOf } from '../mac.ts';

/** A device that was not used for so long is like any other. */
export const DEVICE_LIFETIME_MS = 90 * DAY;

/** Accounts that one device of an office or a hall remembers, the newest ones. */
const MOST_ACCOUNTS = 6;

const FORM = /^[0-9a-f]{16}(\.[0-9a-z]{1,9}-[\w-]{22}){0,6}$/;

/** The mark that proves: this account signed in on this device before, and until when that counts. */
function markOf(ctx: Ctx, device: string, accountId: string, until: string): string {
  return `${until}-${macOf(ctx, `device:${device}:${accountId}:${until}`)}`;
}

const untilOf = (mark: string): Instant => Number.parseInt(mark.split('-')[0] ?? '', 36) * 1000;

function read(cookie: string | undefined): { device: string; marks: string[] } | null {
  if (cookie === undefined || !FORM.test(cookie)) return null;
  const [device = '', ...marks] = cookie.split('.');
  return { device, marks };
}

/** The name of the device that keeps this cookie, whoever signed in on it; null where none is kept. */
export const deviceName = (cookie: string | undefined): string | null =>
  read(cookie)?.device ?? null;

/** The device's name if this account signed in on it before; null for any other device. */
export function knownDevice(
  ctx: Ctx,
  cookie: string | undefined,
  accountId: string
): string | null {
  const found = read(cookie);
  const isKnown = found?.marks.some((mark) => {
    const [until = ''] = mark.split('-');
    return untilOf(mark) > ctx.now() && isSame(mark, markOf(ctx, found.device, accountId, until));
  });
  return found && isKnown ? found.device : null;
}

/** The cookie of a device on which this account has just signed in; nothing in it names anybody. */
export function rememberDevice(ctx: Ctx, cookie: string | undefined, accountId: string): string {
  const { device, marks } = read(cookie) ?? { device: randomBytes(8).toString('hex'), marks: [] };
  const others = marks.filter((mark) => {
    const [until = ''] = mark.split('-');
    return untilOf(mark) > ctx.now() && !isSame(mark, markOf(ctx, device, accountId, until));
  });
  const until = Math.floor((ctx.now() + DEVICE_LIFETIME_MS) / 1000).toString(36);
  return [
    device,
    markOf(ctx, device, accountId, until),
    ...others.slice(0, MOST_ACCOUNTS - 1)
  ].join('.');
}
