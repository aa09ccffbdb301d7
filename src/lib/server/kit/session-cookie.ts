import type { RequestEvent } from '@sveltejs/kit';
import { clearCookie, keepCookie, keptCookie } from './cookies.ts';

type Asking = Pick<RequestEvent, 'cookies' | 'locals' | 'url'>;

export const readSessionCookie = (event: Asking): string | undefined =>
  keptCookie(event, 'session');

export const setSessionCookie = (event: Asking, token: string, expires: Date): void =>
  keepCookie(event, 'session', token, { expires });

export const clearSessionCookie = (event: Asking): void => clearCookie(event, 'session');
