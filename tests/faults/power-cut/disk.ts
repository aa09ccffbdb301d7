import type { Random } from '#lib/domain/core/random.ts';
import type { Step } from './recording.ts';

/** What a disk may have kept of the writes that were not yet synced when the power went. */
export const MODELS = ['all-lost', 'ordered-prefix', 'random-sectors'] as const;
export type Model = (typeof MODELS)[number];

/** What a disk writes whole or not at all. */
const SECTOR = 512;

type Change = Exclude<Step, { kind: 'sync' | 'mark' }>;

/** Files as they are on the disk for certain, and what was written since they were synced. */
export class Disk {
  readonly #synced: Map<string, Image>;
  #unsynced: Change[] = [];

  /** @param files what was on the disk before the program began */
  constructor(files: ReadonlyMap<string, Buffer>) {
    this.#synced = new Map([...files].map(([name, bytes]) => [name, new Image(bytes)]));
  }

  take(step: Step): void {
    if (step.kind === 'mark') return;
    if (step.kind !== 'sync') {
      this.#unsynced.push(step);
      return;
    }
    const { file } = step;
    for (const change of this.#unsynced) {
      if (change.file === file) apply(this.#synced, change);
    }
    this.#unsynced = this.#unsynced.filter((change) => change.file !== file);
  }

  /** The files as the program itself saw them, without any power cut. */
  withoutCut(): Map<string, Buffer> {
    return this.#after(this.#unsynced);
  }

  /** The files as they may be found when the power is back. */
  afterCut(model: Model, random: Random): Map<string, Buffer> {
    switch (model) {
      case 'all-lost':
        return this.#after([]);
      case 'ordered-prefix':
        return this.#after(orderedPrefix(this.#unsynced, random));
      case 'random-sectors':
        return this.#after(randomSectors(this.#unsynced, random));
    }
  }

  #after(kept: readonly Change[]): Map<string, Buffer> {
    const touched = new Set(kept.map((change) => change.file));
    const images = new Map(
      [...this.#synced].map(([name, image]) => [
        name,
        touched.has(name) ? new Image(image.bytes()) : image
      ])
    );
    for (const change of kept) apply(images, change);
    return new Map([...images].map(([name, image]) => [name, image.bytes()]));
  }
}

/** The first so many, the last of them perhaps in part. */
function orderedPrefix(changes: readonly Change[], random: Random): Change[] {
  const kept = changes.slice(0, random.below(changes.length + 1));
  const last = kept.at(-1);
  if (last?.kind !== 'write') return kept;
  const sectors = sectorsOf(last);
  return [...kept.slice(0, -1), ...sectors.slice(0, 1 + random.below(sectors.length))];
}

/** Any of the sectors, in this power cut few, half or most of them: pages are torn. */
function randomSectors(changes: readonly Change[], random: Random): Change[] {
  const percent = [10, 50, 90][random.below(3)] as number;
  return changes
    .flatMap((change) => (change.kind === 'write' ? sectorsOf(change) : [change]))
    .filter(() => random.below(100) < percent);
}

function sectorsOf(write: Extract<Change, { kind: 'write' }>): Change[] {
  const sectors: Change[] = [];
  const end = write.offset + write.bytes.length;
  for (let from = write.offset; from < end;) {
    const to = Math.min(end, from - (from % SECTOR) + SECTOR);
    const bytes = write.bytes.subarray(from - write.offset, to - write.offset);
    sectors.push({ ...write, offset: from, bytes });
    from = to;
  }
  return sectors;
}

function apply(images: Map<string, Image>, change: Change): void {
  const image = images.get(change.file) ?? new Image(Buffer.alloc(0));
  images.set(change.file, image);
  if (change.kind === 'truncate') image.truncate(change.size);
  else image.write(change.offset, change.bytes);
}

/** The contents of one file. What was never written reads as zeros. */
class Image {
  #room: Buffer;
  #size: number;

  constructor(bytes: Buffer) {
    this.#room = Buffer.from(bytes);
    this.#size = bytes.length;
  }

  bytes(): Buffer {
    return this.#room.subarray(0, this.#size);
  }

  write(offset: number, bytes: Buffer): void {
    this.#grow(offset + bytes.length);
    bytes.copy(this.#room, offset);
  }

  truncate(size: number): void {
    if (size < this.#size) this.#room.fill(0, size, this.#size);
    this.#grow(size);
    this.#size = size;
  }

  #grow(size: number): void {
    if (size > this.#room.length) {
      const room = Buffer.alloc(Math.max(size, 2 * this.#room.length));
      this.#room.copy(room);
      this.#room = room;
    }
    this.#size = Math.max(this.#size, size);
  }
}
