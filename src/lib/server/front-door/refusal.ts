import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as m from '#lib/text/paraglide/messages.js';
import { UPLOADS } from './uploads.ts';

/** Why the door does not let a request in: for people in words, for scripts as a code. */
export type Refusal = { status: number; code: string; message: string };

type Locale = 'vi' | 'en';

/** The language that the browser has chosen; the door stands before SvelteKit, which knows it. */
export const localeOf = ({ headers }: IncomingMessage): Locale =>
  /(?:^|;\s*)PARAGLIDE_LOCALE=en(?:;|$)/.test(headers.cookie ?? '') ? 'en' : 'vi';

/** Refuses in the way that whoever asked understands: a form's script, a script, a person. */
export function sendRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  { status, code, message }: Refusal
): void {
  const { headers, url = '' } = request;
  if (headers['x-sveltekit-action'] === 'true')
    return sendJson(response, status, { type: 'error', error: { message } });
  if (UPLOADS.test(url)) return send(response, status, 'text/plain; charset=utf-8', code);
  if (!headers.accept?.includes('text/html')) return sendJson(response, status, { code, message });
  response.setHeader('content-security-policy', POLICY);
  send(response, status, 'text/html; charset=utf-8', page(localeOf(request), status, message));
}

const sendJson = (response: ServerResponse, status: number, body: object): void =>
  send(response, status, 'application/json', JSON.stringify(body));

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    connection: 'close'
  });
  if (response.req.complete) response.end(text);
  else endAfterBody(response, text);
}

/** What is left of a body is thrown away up to here; whoever goes on is cut off. */
const MOST_LEFT = 8 * 1024 * 1024;
const LONGEST_REST_MS = 5000;

/**
 * A connection that is closed while its client still sends takes the answer with it. So the answer
 * goes out whole, and the end waits for the rest of the body, within limits.
 */
function endAfterBody(response: ServerResponse, text: string): void {
  const { req: request } = response;
  let left = 0;
  const end = (): void => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, LONGEST_REST_MS);
  request.on('data', (piece: Buffer) => {
    left += piece.length;
    if (left > MOST_LEFT) end();
  });
  request.once('end', end);
  request.once('close', end);
  request.once('error', end);
  response.write(text);
}

const STYLE = `:root { color-scheme: light dark; font: 1.125rem/1.6 system-ui, sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 2rem 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.3; }
a { display: inline-block; padding: 0.5rem 0; }`;

const hash = createHash('sha256').update(STYLE).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

function page(locale: Locale, status: number, message: string): string {
  const title = escape(m.shell_error_title({}, { locale }));
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${escape(m.app_name({}, { locale }))}</title><style>${STYLE}</style></head>
<body><main>
<p>${escape(m.shell_error_status({ status }, { locale }))}</p>
<h1>${title}</h1>
<p>${escape(message)}</p>
<p><a href="/">${escape(m.shell_error_home({}, { locale }))}</a></p>
</main></body>
</html>
`;
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;'
};

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
