let heard: string | null = null;
const listeners = new Set<() => void>();

/**
 * Takes note of the epoch that an answer carries. Another than before says that the server was
 * restored: whoever holds something must ask again whether it is kept (R12).
 */
export function hearEpoch(epoch: string | null): void {
  if (epoch === null || epoch === heard) return;
  const isNew = heard !== null;
  heard = epoch;
  if (isNew) for (const listener of listeners) listener();
}

/** Calls the listener whenever the installation has begun another life; answers how to stop that. */
export function onNewEpoch(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
