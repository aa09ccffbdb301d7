import type { IncomingMessage } from 'node:http';

const KB = 1024;
const MB = 1024 * KB;

/**
 * How much a request may carry, by where it goes: the first that fits. Files of entries come in
 * pieces and have limits of their own (entries/uploads.ts); sockets have theirs.
 */
const LIMITS: readonly { where: RegExp; bytes: number }[] = [
  { where: /^\/(login|activate|logout|language|vote\/[^/]+)\/?$/, bytes: 16 * KB },
  { where: /^\/api\//, bytes: 64 * KB },
  { where: /^\/organizer\/import(\/errors)?\/?$/, bytes: 4 * MB },
  { where: /^\/entries\/[^/]+\/?$/, bytes: 4 * MB },
  // Texts of a whole document or a rubric of forty rows, as forms write them.
  { where: /^\/(organizer|judging)\//, bytes: 512 * KB }
];
const USUAL = 64 * KB;

export type BodyRefusal = 411 | 413 | 415;

/**
 * Why a body is not taken: 413 too much, 411 nobody says how much, 415 it would grow when unpacked.
 * Null: it is taken.
 */
export function bodyRefusal({
  method = '',
  url = '',
  headers
}: IncomingMessage): BodyRefusal | null {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return null;
  if (headers['transfer-encoding'] !== undefined) return 411;
  // Browsers pack nothing that they send; nothing is unpacked here (B-M8).
  if (![undefined, 'identity'].includes(headers['content-encoding'])) return 415;
  const announced = Number(headers['content-length'] ?? 0);
  return announced > limitFor(url) ? 413 : null;
}

/** The most bytes that a body to this address may have. */
export function limitFor(url: string): number {
  const path = url.split('?')[0] ?? '';
  return LIMITS.find(({ where }) => where.test(path))?.bytes ?? USUAL;
}
