import type { UnitType } from './unit.ts';

/** What a row says of a unit. `undefined`: the file has no such column, so nothing changes. */
export type UnitDraft = {
  code: string;
  name: string;
  type: UnitType;
  /** Code of the unit above, or null for a unit at the top. */
  parentCode: string | null;
  bloc: string | null | undefined;
  /** Null: the file does not count this unit; an older count stays. */
  headcount: number | null;
};
