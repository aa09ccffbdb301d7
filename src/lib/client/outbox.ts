import { DAY } from '../domain/core/time.ts';
import type { LocalAnswer } from './answers.ts';

/** Where a browser keeps the answers of an attempt until the receipt. */
export type Outbox = {
  /** False when the browser keeps nothing over a reload (private windows, a full disk). */
  isKept: boolean;
  /** What an earlier visit left. */
  remembered: LocalAnswer[];
  put: (answer: LocalAnswer) => Promise<void>;
};

const [DATABASE, STORE] = ['hoi-thi', 'answers'];

/** Another attempt's answers that lie here so long belong to a contest that is over. */
const FORGET_AFTER_MS = 7 * DAY;

type Row = LocalAnswer & { attemptId: string; at: number };

/** Opens the outbox of an attempt; one that keeps nothing if the browser has no storage for it. */
export async function openOutbox(attemptId: string): Promise<Outbox> {
  try {
    const database = await open();
    await forget(database, (row) => row.at < Date.now() - FORGET_AFTER_MS);
    const rows = await run<Row[]>(database, 'readonly', (store) => store.getAll(of(attemptId)));
    return {
      isKept: true,
      remembered: rows.map(({ attemptId: _, at: __, ...answer }) => answer),
      put: async (answer) => {
        const row: Row = { ...answer, choice: [...answer.choice], attemptId, at: Date.now() };
        await run(database, 'readwrite', (store) => store.put(row));
      }
    };
  } catch {
    return { isKept: false, remembered: [], put: async () => undefined };
  }
}

/** Forgets an attempt that has its receipt. */
export async function clearOutbox(attemptId: string): Promise<void> {
  try {
    const database = await open();
    await run(database, 'readwrite', (store) => store.delete(of(attemptId)));
    database.close();
  } catch {
    // A browser without storage has kept nothing.
  }
}

const of = (attemptId: string): IDBKeyRange =>
  IDBKeyRange.bound([attemptId, 0], [attemptId, Infinity]);

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: ['attemptId', 'position'] });
  };
  return settled(request);
}

async function forget(database: IDBDatabase, isOld: (row: Row) => boolean): Promise<void> {
  const rows = await run<Row[]>(database, 'readonly', (store) => store.getAll());
  for (const { attemptId, position } of rows.filter(isOld)) {
    await run(database, 'readwrite', (store) => store.delete([attemptId, position]));
  }
}

function run<T>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>
): Promise<T> {
  return settled(work(database.transaction(STORE, mode).objectStore(STORE)));
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('storage failed'));
  });
}
