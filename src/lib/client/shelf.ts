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
    const before = Date.now() - forgetAfterMs;
    await forget(database, plan, ({ at }) => Number(at) < before);
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

/** All that lies in a store, whoever's it is. */
export async function readShelves<Item extends object>(plan: ShelfPlan): Promise<Item[]> {
  try {
    const database = await open(plan);
    const rows = await run<Item[]>(database, plan, 'readonly', (store) => store.getAll());
    database.close();
    return rows;
  } catch {
    return [];
  }
}

/** Forgets what is over, whoever's it is. */
export async function forgetItems<Item extends object>(
  plan: ShelfPlan,
  isOver: (item: Item) => boolean
): Promise<void> {
  try {
    const database = await open(plan);
    await forget(database, plan, (row) => isOver(row as unknown as Item));
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

type Row = Record<string, IDBValidKey>;

async function forget(
  database: IDBDatabase,
  plan: ShelfPlan,
  isOver: (row: Row) => boolean
): Promise<void> {
  const rows = await run<Row[]>(database, plan, 'readonly', (store) => store.getAll());
  for (const row of rows.filter(isOver)) {
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
