import { error, json, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Actor } from '../../domain/auth/roles.ts';

/** Who calls an endpoint; 401 instead of a way to the sign-in page, because a script asks. */
export function callingActor({ locals }: Pick<RequestEvent, 'locals'>): Actor {
  return locals.actor ?? error(401, 'Sign in first');
}

/**
 * The body of a request, checked.
 *
 * @throws HttpError 415 if it does not say it is JSON, 422 if it is not what the schema asks for
 */
export async function readBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema
): Promise<z.output<Schema>> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/json')) error(415, 'Send JSON');
  const parsed = schema.safeParse(await request.json().catch(() => undefined));
  return parsed.success
    ? parsed.data
    : error(422, 'The request has another form than this asks for');
}

/** JSON that no cache keeps. */
export const fresh = (body: unknown, status = 200): Response =>
  json(body, { status, headers: { 'cache-control': 'no-store' } });
