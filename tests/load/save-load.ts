import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { p99 } from '#lib/simulation/ledger.ts';

/** `saves` counts on from load to load: a revision that was stored before would cost nothing. */
export type Target = { attemptId: string; cookie: string; holder: number; saves: number };
export type Load = { savesPerSecond: number; p50Ms: number; p99Ms: number; refused: number };

/** Keeps so many saves under way, so long, on the targets in turn; each is a new revision. */
export async function loadSaves(
  url: string,
  targets: readonly Target[],
  atOnce: number,
  seconds: number
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const until = performance.now() + seconds * 1000;
  const times: number[] = [];
  let refused = 0;
  let saves = 0;

  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < until) {
        const target = targets[saves % targets.length] as Target;
        saves += 1;
        const position = (target.saves % 30) + 1;
        const revision = Math.floor(target.saves / 30) + 1;
        target.saves += 1;
        const mutationId = randomBytes(16).toString('hex');
        const body = JSON.stringify({
          holder: target.holder,
          answers: [{ position, choice: ['A'], revision, mutationId }]
        });
        const from = performance.now();
        const status = await post(url, agent, target, body);
        times.push(performance.now() - from);
        if (status !== 200) refused += 1;
      }
    })
  );
  agent.destroy();
  const sorted = [...times].sort((left, right) => left - right);
  return {
    savesPerSecond: Math.round(times.length / seconds),
    p50Ms: Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 10) / 10,
    p99Ms: p99(times),
    refused
  };
}

function post(url: string, agent: Agent, target: Target, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/api/attempts/${target.attemptId}/answers`,
      {
        method: 'POST',
        agent,
        headers: {
          origin: url,
          cookie: target.cookie,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body)
        }
      },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
      }
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
