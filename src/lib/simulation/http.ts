import { request, type Agent, type IncomingMessage } from 'node:http';

export type Reply = { status: number; headers: IncomingMessage['headers']; body: string };

/** Thrown when the answer was thrown away on purpose: nobody knows whether the server did it. */
export class AnswerLost extends Error {}

/** A browser's share of HTTP: its cookies, an origin, keep-alive. */
export class Browser {
  readonly #origin: string;
  readonly #agent: Agent;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string, agent: Agent) {
    this.#origin = origin;
    this.#agent = agent;
  }

  /** What it would send along now. */
  get cookie(): string {
    return [...this.#cookies.values()].join('; ');
  }

  get(path: string): Promise<Reply> {
    return this.#send('GET', path, undefined, undefined);
  }

  postForm(path: string, fields: Record<string, string>): Promise<Reply> {
    const body = new URLSearchParams(fields).toString();
    return this.#send('POST', path, body, 'application/x-www-form-urlencoded');
  }

  /** @param loseAnswer drop the connection as soon as the answer begins */
  postJson(path: string, value: unknown, loseAnswer = false): Promise<Reply> {
    return this.#send('POST', path, JSON.stringify(value), 'application/json', loseAnswer);
  }

  #send(
    method: string,
    path: string,
    body: string | undefined,
    type: string | undefined,
    loseAnswer = false
  ): Promise<Reply> {
    const headers: Record<string, string> = { origin: this.#origin, accept: 'text/html' };
    if (this.#cookies.size > 0) headers['cookie'] = this.cookie;
    if (type && body !== undefined) {
      headers['content-type'] = type;
      headers['content-length'] = String(Buffer.byteLength(body));
    }
    return new Promise((resolve, reject) => {
      const sent = request(
        this.#origin + path,
        { method, headers, agent: this.#agent },
        (answer) => {
          if (loseAnswer) {
            answer.destroy();
            reject(new AnswerLost());
            return;
          }
          this.#keepCookie(answer);
          collect(answer).then(resolve, reject);
        }
      );
      sent.once('error', (error: NodeJS.ErrnoException) => {
        // A kept connection may close while a request is on its way: browsers send it once more.
        const isStale = sent.reusedSocket && error.code === 'ECONNRESET';
        if (!isStale) reject(error);
        else this.#send(method, path, body, type, loseAnswer).then(resolve, reject);
      });
      sent.end(body);
    });
  }

  #keepCookie(answer: IncomingMessage): void {
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      if (/max-age=0/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, pair);
    }
  }
}

async function collect(answer: IncomingMessage): Promise<Reply> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    body: Buffer.concat(chunks).toString('utf8')
  };
}
