import { request, type Agent } from 'node:http';
import { EPOCH_HEADER } from '#lib/domain/core/epoch.ts';

export type Reply = {
  status: number;
  location: string | undefined;
  /** Which life of the installation answered. */
  epoch: string | undefined;
  setCookies: string[];
  body: string;
};

/** How a client reaches the server, straight or through the proxy, and who it is. */
export type Way = {
  port: number;
  /** What the browser believes to talk to. */
  origin: string;
  cookie: string;
  /** Without one every request opens a connection of its own. */
  agent?: Agent;
};

/** After this long a browser gives a request up and sends it again (F25). */
const PATIENCE_MS = 8000;

/**
 * One request.
 *
 * @throws Error when there is no whole answer: nobody knows what the server did
 */
export function send(
  way: Way,
  method: 'GET' | 'POST',
  path: string,
  body?: { type: 'application/json' | 'application/x-www-form-urlencoded'; text: string }
): Promise<Reply> {
  const headers: Record<string, string> = {
    origin: way.origin,
    cookie: way.cookie,
    accept: 'text/html, application/json'
  };
  if (body) {
    headers['content-type'] = body.type;
    headers['content-length'] = String(Buffer.byteLength(body.text));
  }
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: way.port,
        method,
        path,
        headers,
        timeout: PATIENCE_MS,
        agent: way.agent ?? false
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('error', reject);
        answer.once('aborted', () => reject(new Error('the answer was cut off')));
        answer.once('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            location: answer.headers.location,
            epoch: answer.headers[EPOCH_HEADER]?.toString(),
            setCookies: answer.headers['set-cookie'] ?? [],
            body: Buffer.concat(chunks).toString('utf8')
          })
        );
      }
    );
    sent.once('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.once('error', reject);
    sent.end(body?.text);
  });
}

export const postJson = (way: Way, path: string, value: unknown): Promise<Reply> =>
  send(way, 'POST', path, { type: 'application/json', text: JSON.stringify(value) });

export const postForm = (way: Way, path: string, fields: Record<string, string>): Promise<Reply> =>
  send(way, 'POST', path, {
    type: 'application/x-www-form-urlencoded',
    text: new URLSearchParams(fields).toString()
  });
