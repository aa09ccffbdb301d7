import type { IncomingMessage } from 'node:http';
import { accepted, refused, type Result } from '../../domain/core/result.ts';
import { readCookie } from '../cookies.ts';
import type { Ctx } from '../ctx.ts';

/** A queue of two hundred answers fits twice. */
const LARGEST_BODY = 64 * 1024;

const isHttps = (origin: string | undefined): boolean => origin?.startsWith('https:') ?? false;

/**
 * Does the request come from a page of ours? Without a declared origin the page's own host counts:
 * browsers do not let a page forge either header (B-W1).
 */
export function isSameOrigin(request: IncomingMessage, origin: string | undefined): boolean {
  const { origin: from, host } = request.headers;
  return from !== undefined && from === (origin ?? `http://${host}`);
}

export const sessionToken = (
  ctx: Ctx,
  request: IncomingMessage,
  origin: string | undefined
): string | undefined => readCookie(request.headers.cookie, ctx, 'session', isHttps(origin));

/** The body as JSON. Refusal: 415 if it does not say so, 413 if it is too long, 422 if it is none. */
export async function readJson(
  request: IncomingMessage
): Promise<Result<unknown, 413 | 415 | 422>> {
  if (!request.headers['content-type']?.startsWith('application/json')) return refused(415);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_BODY) return refused(413);
    chunks.push(chunk as Buffer);
  }
  try {
    return accepted(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  } catch {
    return refused(422);
  }
}
