// The baseline of the bench: nothing but node:http and SQLite with durable commits, one per turn of
// the event loop. No sessions, no rules, no checks. Prints its port.
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

const [dataDir = '.'] = process.argv.slice(2);
const database = new Sqlite(join(dataDir, 'bare.sqlite'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(`create table answer (attempt text, position integer, body text, primary key (attempt, position));
  create table event (id integer primary key, body text)`);
const put = database.prepare('insert or replace into answer values (?, ?, ?)');
const add = database.prepare('insert into event (body) values (?)');

type Waiting = { path: string; body: string; answer: ServerResponse };
let waiting: Waiting[] = [];

const commit = database.transaction((batch: Waiting[]) => {
  for (const { path, body } of batch) {
    const { answers } = JSON.parse(body) as { answers: { position: number }[] };
    put.run(path, answers[0]?.position, body);
    add.run(body);
  }
});

function flush(): void {
  const batch = waiting;
  waiting = [];
  commit(batch);
  for (const { answer } of batch) answer.end('{}');
}

const server = createServer((request, answer) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (waiting.length === 0) setImmediate(flush);
    waiting.push({ path: request.url ?? '', body: Buffer.concat(chunks).toString(), answer });
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address ? address.port : 0);
});
