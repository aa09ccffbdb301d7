import type { RequestEvent } from '@sveltejs/kit';
import { DAY, MINUTE } from '../../domain/core/time.ts';
import { DEVICE_LIFETIME_MS, deviceName } from '../auth/service.ts';
import { clearCookie, keepCookie, keptCookie } from './cookies.ts';

type Asking = Pick<RequestEvent, 'cookies' | 'locals' | 'url'>;

/**
 * Cookies of signing in. The server decides how long a session lasts; the browser only has to keep
 * its cookie longer than any work that prolongs it.
 */
const LASTS_MS = { session: 30 * DAY, device: DEVICE_LIFETIME_MS, queue: 30 * MINUTE };

type SignInCookie = keyof typeof LASTS_MS;

export const readSignInCookie = (event: Asking, cookie: SignInCookie): string | undefined =>
  keptCookie(event, cookie);

export const setSignInCookie = (event: Asking, cookie: SignInCookie, value: string): void =>
  keepCookie(event, cookie, value, { maxAge: LASTS_MS[cookie] / 1000 });

export const clearSignInCookie = (event: Asking, cookie: SignInCookie): void =>
  clearCookie(event, cookie);

/** The name of the device that asks, the same for every account and session on it. */
export const deviceOf = (event: Asking): string | null =>
  deviceName(readSignInCookie(event, 'device'));
