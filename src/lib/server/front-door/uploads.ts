import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Ctx } from '../ctx.ts';
import { arrive, type ArrivalRefusal } from '../entries/arrival.ts';
import { accessOf, type Access } from '../entries/links.ts';
import { receive, stopReceiving, type ReceiveRefusal } from '../entries/receiving.ts';

import {
  abandon,
  begin,
  mayChange,
  uploadOf,
  type BeginRefusal,
  type Upload
} from '../entries/uploads.ts';
import type { Vault } from '../entries/vault.ts';
import { isTooFast } from '../request-rate.ts';
import { isSameOrigin } from './request.ts';
import { countOf, readMetadata, TUS_CONTENT, TUS_EXTENSIONS, TUS_VERSION } from './tus.ts';

/** Files of entries arrive here: by a unit's link, in as many requests as it takes. */
export const UPLOADS = /^\/entries\/([\w.-]{1,120})\/uploads(?:\/([0-9a-f]{32}))?$/;

export type Uploading = { ctx: Ctx; vault: Vault; origin: string | undefined };

type Answer = { status: number; headers?: Record<string, string | number>; body?: string };

const SAFE = ['HEAD', 'OPTIONS'];

/**
 * The server's side of tus 1.0.0, core with creation and termination. It stands before SvelteKit
 * because a film must neither be held in memory nor fall under the limit for forms. Refusals carry
 * their code as text (docs/decisions/0006).
 */
export async function takeUpload(
  { ctx, vault, origin }: Uploading,
  request: IncomingMessage,
  [token, uploadId]: readonly [string, string | undefined]
): Promise<Answer> {
  const { method = '' } = request;
  if (method === 'OPTIONS')
    return {
      status: 204,
      headers: { 'tus-version': TUS_VERSION, 'tus-extension': TUS_EXTENSIONS }
    };
  if (!SAFE.includes(method) && !isSameOrigin(request, origin)) return refuse(403, 'cross-site');
  if (request.headers['tus-resumable'] !== TUS_VERSION)
    return { ...refuse(412, 'tus-version'), headers: { 'tus-version': TUS_VERSION } };
  const access = await accessOf(ctx, token);
  if (!access) return refuse(404, 'link-unknown');
  if (await isTooFast(`entrant:${access.entrant.id}`)) return refuse(429, 'too-fast');
  if (uploadId === undefined)
    return method === 'POST' ? create(ctx, vault, access, request) : refuse(405, 'method');
  const upload = await uploadOf(ctx, access, uploadId);
  if (!upload) return refuse(404, 'upload-unknown');
  switch (method) {
    case 'HEAD':
      return offsetOf(ctx, vault, access, upload);
    case 'PATCH':
      return append(ctx, vault, access, upload, request);
    case 'DELETE':
      await abandon(ctx, vault, upload);
      return { status: 204 };
    default:
      return refuse(405, 'method');
  }
}

async function create(
  ctx: Ctx,
  vault: Vault,
  access: Access,
  request: IncomingMessage
): Promise<Answer> {
  const bytes = countOf(request.headers['upload-length']);
  if (bytes === null) return refuse(400, 'length-missing');
  const begun = await begin(ctx, vault, access, { ...readMetadata(request.headers), bytes });
  if (!begun.ok) return refuse(BEGIN_STATUS[begun.refusal], begun.refusal);
  return { status: 201, headers: { location: `${request.url}/${begun.value.uploadId}` } };
}

/** How far an upload is. One that is all there and not yet looked at is looked at now. */
async function offsetOf(ctx: Ctx, vault: Vault, access: Access, { id }: Upload): Promise<Answer> {
  await stopReceiving(id);
  const upload = await uploadOf(ctx, access, id);
  if (!upload) return refuse(404, 'upload-unknown');
  const isThere = upload.received === upload.bytes;
  const arrived = isThere ? await arrive(ctx, vault, access, id) : null;
  if (arrived && !arrived.ok) return refuse(ARRIVAL_STATUS[arrived.refusal], arrived.refusal);
  return {
    status: 200,
    headers: { 'upload-offset': upload.received, 'upload-length': upload.bytes }
  };
}

async function append(
  ctx: Ctx,
  vault: Vault,
  access: Access,
  upload: Upload,
  request: IncomingMessage
): Promise<Answer> {
  if (request.headers['content-type'] !== TUS_CONTENT) return refuse(415, 'content-type');
  const offset = countOf(request.headers['upload-offset']);
  if (offset === null) return refuse(400, 'offset-missing');
  const open = await mayChange(ctx, access);
  if (!open.ok) return refuse(BEGIN_STATUS[open.refusal], open.refusal);
  const announced = countOf(request.headers['content-length']) ?? 0;
  if (offset + announced > upload.bytes) return refuse(413, 'more-than-announced');
  const got = await receive(ctx, vault, upload.id, offset, {
    chunks: request,
    stop: () => request.destroy()
  });
  if (!got.ok) return refuse(RECEIVE_STATUS[got.refusal], got.refusal);
  const { received, isComplete } = got.value;
  if (isComplete) {
    const arrived = await arrive(ctx, vault, access, upload.id);
    if (!arrived.ok) return refuse(ARRIVAL_STATUS[arrived.refusal], arrived.refusal);
  }
  return { status: 204, headers: { 'upload-offset': received } };
}

const ARRIVAL_STATUS: Readonly<Record<ArrivalRefusal, number>> = {
  'upload-unknown': 404,
  'type-not-taken': 422,
  'kind-not-taken': 422,
  'too-long': 422
};

const BEGIN_STATUS: Readonly<Record<BeginRefusal, number>> = {
  'not-open-yet': 403,
  closed: 403,
  'no-more-replacing': 403,
  'files-not-taken': 403,
  'file-empty': 400,
  'too-large': 413,
  'quota-used': 413,
  'disk-full': 507
};

const RECEIVE_STATUS: Readonly<Record<ReceiveRefusal, number>> = {
  'upload-unknown': 404,
  'offset-conflict': 409,
  'more-than-announced': 413,
  'disk-full': 507
};

const refuse = (status: number, body: string): Answer => ({ status, body });

/** Answers; a body that nobody reads any more is let go with its connection. */
export function sendUploadAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers = {}, body = '' }: Answer
): void {
  response.writeHead(status, {
    'tus-resumable': TUS_VERSION,
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    ...headers
  });
  response.end(request.method === 'HEAD' ? '' : body);
}
