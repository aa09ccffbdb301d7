/** Where a browser keeps what one thing, such as an attempt, has not finished with. */
export type Shelf<Item> = {
  /** False when the browser keeps nothing over a reload (private windows, a full disk). */
  isKept: boolean;
  /** What an earlier visit left. */
  remembered: Item[];
  put: (item: Item) => Promise<void>;
};

/** A store of its own in a database of its own; `key` names the item within its owner. */
export type ShelfPlan = { database: string; store: string; owner: string; key: string };

/**
 * Opens what belongs to one owner; a shelf that keeps nothing if the browser has no storage.
 *
 * @param forgetAfterMs what lies there so long, whoever's it is, belongs to something that is over
 */
export async function openShelf<Item extends object>(
  plan: ShelfPlan,
  ownerId: string,
  forgetAfterMs: number
): Promise<Shelf<Item>> {
  try {
    const database = await open(plan);
    await forget(database, plan, Date.now() - forgetAfterMs);
    const rows = await run<object[]>(database, plan, 'readonly', (store) =>
      store.getAll(of(ownerId))
    );
    return {
      isKept: true,
      remembered: rows.map((row) => itemOf(plan, row)),
      put: async (item) => {
        const row = { ...item, [plan.owner]: ownerId, at: Date.now() };
        await run(database, plan, 'readwrite', (store) => store.put(row));
      }
    };
  } catch {
    return { isKept: false, remembered: [], put: async () => undefined };
  }
}

/** A row without what only the shelf put there. */
const itemOf = <Item>({ owner }: ShelfPlan, row: object): Item =>
  Object.fromEntries(
    Object.entries(row).filter(([name]) => name !== owner && name !== 'at')
  ) as Item;

/** Forgets what belongs to an owner that is done. */
export async function clearShelf(plan: ShelfPlan, ownerId: string): Promise<void> {
  try {
    const database = await open(plan);
    await run(database, plan, 'readwrite', (store) => store.delete(of(ownerId)));
    database.close();
  } catch {
    // A browser without storage has kept nothing.
  }
}

/** Every key of an owner: an array is above all numbers and texts. */
const of = (ownerId: string): IDBKeyRange => IDBKeyRange.bound([ownerId], [ownerId, []]);

function open({ database, store, owner, key }: ShelfPlan): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(store, { keyPath: [owner, key] });
  };
  return settled(request);
}

async function forget(database: IDBDatabase, plan: ShelfPlan, before: number): Promise<void> {
  type Old = { at: number } & Record<string, IDBValidKey>;
  const rows = await run<Old[]>(database, plan, 'readonly', (store) => store.getAll());
  for (const row of rows.filter(({ at }) => at < before)) {
    const key = [row[plan.owner] ?? '', row[plan.key] ?? ''];
    await run(database, plan, 'readwrite', (store) => store.delete(key));
  }
}

function run<T>(
  database: IDBDatabase,
  { store }: ShelfPlan,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>
): Promise<T> {
  return settled(work(database.transaction(store, mode).objectStore(store)));
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('storage failed'));
  });
}
