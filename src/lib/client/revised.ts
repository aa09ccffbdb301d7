/** Something that this browser and the server both keep: the newest revision of it wins (R3). */
export type Revised = {
  /** 0: never changed. */
  revision: number;
  /** Names the change for the server; null when it came from there. */
  mutationId: string | null;
  /** The server has said that it keeps this revision, or one that beats it. */
  isStored: boolean;
};

/** Never changed by anybody. */
export const NEW: Revised = { revision: 0, mutationId: null, isStored: true };

/** What this browser made and nobody has confirmed since: to be sent unless the server has it. */
export const toBeAsked = <Item extends Revised>(mine: Item): Item =>
  mine.mutationId !== null && mine.isStored ? { ...mine, isStored: false } : mine;

/** What the server keeps laid over what this browser has of the same thing. */
export function laidOver<Item extends Revised>(
  mine: Item,
  kept: Partial<Item> & Pick<Revised, 'revision'>
): Item {
  if (mine.revision > kept.revision) return mine;
  const mutationId = mine.revision === kept.revision ? mine.mutationId : null;
  return { ...mine, ...kept, mutationId, isStored: true };
}

/** The same thing changed by hand, not stored yet. */
export const changedTo = <Item extends Revised>(
  before: Item,
  change: Partial<Item>,
  mutationId: string
): Item => ({
  ...before,
  ...change,
  revision: before.revision + 1,
  mutationId,
  isStored: false
});

/** A new name for a change: 128 bit of chance. `randomUUID` is missing on plain http. */
export function newMutationId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
