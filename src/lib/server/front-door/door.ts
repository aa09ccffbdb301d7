import type { IncomingMessage, ServerResponse } from 'node:http';
import { EPOCH_HEADER } from '../../domain/core/epoch.ts';
import { saveRequest } from '../../schema/quiz.ts';
import { readSession } from '../auth/service.ts';
import type { Ctx } from '../ctx.ts';
import { isPassing } from '../db/errors.ts';
import { failStopOnFatal } from '../fail-stop.ts';
import { noteArrival, saveAnswers } from '../quiz/service.ts';
import type { Vault } from '../entries/vault.ts';
import { isTooFast } from '../request-rate.ts';
import { isSameOrigin, readJson, sessionToken } from './request.ts';
import { sendUploadAnswer, takeUpload, UPLOADS } from './uploads.ts';

/** Handles a request and answers true, or leaves it alone and answers false. */
export type FrontDoor = (request: IncomingMessage, response: ServerResponse) => boolean;

const SAVE = /^\/api\/attempts\/([\w-]{1,60})\/answers$/;

type Answer = { status: number; body: unknown };

/**
 * What stands in front of SvelteKit: the one hot path, saving answers, which shares session,
 * permission, schema and service with everything else and only spares the page machinery
 * (docs/decisions/0005); and files of entries, which are too big for a form (0006).
 */
export function frontDoor(ctx: Ctx, vault: Vault, origin: string | undefined): FrontDoor {
  return (request, response) => {
    const path = request.url ?? '';
    const [, token, uploadId] = UPLOADS.exec(path) ?? [];
    if (token !== undefined) {
      upload(ctx, vault, origin, request, response, [token, uploadId]);
      return true;
    }
    const attemptId = request.method === 'POST' && SAVE.exec(path)?.[1];
    if (!attemptId) return false;
    saveAndAnswer(ctx, origin, request, response, attemptId);
    return true;
  };
}

function upload(
  ctx: Ctx,
  vault: Vault,
  origin: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  address: readonly [string, string | undefined]
): void {
  takeUpload({ ctx, vault, origin }, request, address)
    .catch((error: unknown) => {
      ctx.log.error({ error }, 'taking an upload failed');
      failStopOnFatal(ctx.log, error);
      return { status: isPassing(error) ? 503 : 500, body: 'unknown' };
    })
    .then((answer) => sendUploadAnswer(request, response, answer))
    .catch(() => response.destroy());
}

/** Answers leave after the commit (R1). 409 when a change was refused: its reason stands beside it. */
function saveAndAnswer(
  ctx: Ctx,
  origin: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  attemptId: string
): void {
  const receivedAt = ctx.now();
  const done = noteArrival(ctx, attemptId, receivedAt);
  save(ctx, origin, request, attemptId, receivedAt)
    .catch((error: unknown): Answer => {
      ctx.log.error({ error }, 'saving failed');
      failStopOnFatal(ctx.log, error);
      return refuse(
        isPassing(error) ? 503 : 500,
        'It is unknown whether this is stored: send it again'
      );
    })
    .finally(done)
    .then((answer) => send(response, ctx.epoch, answer))
    .catch(() => response.destroy());
}

async function save(
  ctx: Ctx,
  origin: string | undefined,
  request: IncomingMessage,
  attemptId: string,
  receivedAt: number
): Promise<Answer> {
  if (!isSameOrigin(request, origin)) return refuse(403, 'Cross-site request refused');
  const token = sessionToken(ctx, request, origin);
  const session = token ? await readSession(ctx, token) : null;
  if (!session) return refuse(401, 'Sign in first');
  if (await isTooFast(session.actor.accountId)) return refuse(429, 'Too many requests');
  const body = await readJson(request);
  if (!body.ok) return refuse(body.refusal, 'Send less, and as JSON');
  const parsed = saveRequest.safeParse(body.value);
  if (!parsed.success) return refuse(422, 'The request has another form than this asks for');

  const saved = await saveAnswers(ctx, session.actor, attemptId, parsed.data, receivedAt);
  if (!saved.ok) return refuse(404, 'No such attempt');
  const isRefused = saved.value.answers.some((answer) => answer.refusal !== null);
  return {
    status: isRefused ? 409 : 200,
    body: { ...saved.value, now: ctx.now() }
  };
}

const refuse = (status: number, message: string): Answer => ({ status, body: { message } });

function send(response: ServerResponse, epoch: string, { status, body }: Answer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    [EPOCH_HEADER]: epoch,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    ...(status === 503 ? { 'retry-after': '2' } : {})
  });
  response.end(text);
}
