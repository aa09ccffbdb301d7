import type { Level, Topic } from '../contest/blueprint-cell.ts';

/** An option as everybody may see it. A pinned option keeps its place when options are shuffled. */
export type Option = { id: string; text: string; pinned: boolean };

/** A question without its key: all that may be shown before the review. */
export type Question = {
  versionId: string;
  code: string;
  /** Null in a draft that nobody has sorted in yet: no blueprint draws it. */
  topic: Topic | null;
  level: Level | null;
  stem: string;
  options: readonly Option[];
};
