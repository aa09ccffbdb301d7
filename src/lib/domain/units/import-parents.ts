import { codeKey, nearestFinder } from '../files/codes.ts';
import type { Problem, WrongCell } from '../files/table.ts';
import type { UnitDraft } from './draft.ts';
import type { Unit } from './unit.ts';

/** A row of the file: its draft if its own cells are readable, else null. */
export type UnitRow = {
  reader: { row: number; wrong: WrongCell[]; refuse: (name: 'parent', problem: Problem) => null };
  code: string | null;
  isRepeat: boolean;
  draft: UnitDraft | null;
};

/** Rows by code key, and the parent's code of every stored unit by code key. */
type Parents = {
  rows: ReadonlyMap<string, UnitRow>;
  stored: ReadonlyMap<string, string | null>;
  nearestTo: (given: string) => string | null;
  hasProvince: boolean;
};

/** Levels that a tree may have: real ones have four. */
const DEEPEST = 10;

/**
 * Refuses rows whose parent is missing, wrong itself or below the row. A refused row leaves its
 * unit where it stood, which may break another row: so again, until no more fall.
 *
 * @returns the drafts that may go in, parents before children whatever their order in the file
 */
export function refuseOrphans(rows: readonly UnitRow[], existing: readonly Unit[]): UnitDraft[] {
  const parents = parentsOf(rows, existing);
  let fallen: boolean;
  do {
    fallen = false;
    for (const row of rows) {
      if (!row.draft || !isSound(row)) continue;
      const problem = parentProblem(row.draft, parents);
      if (problem === null) continue;
      row.reader.refuse('parent', problem);
      fallen = true;
    }
  } while (fallen);
  return inOrder(rows, parents.stored);
}

const isSound = (row: UnitRow): boolean => row.reader.wrong.length === 0;

function parentProblem(draft: UnitDraft, parents: Parents): Problem | null {
  const given = draft.parentCode;
  if (given === null) {
    return draft.type !== 'province' && parents.hasProvince ? { code: 'parent-empty' } : null;
  }
  const row = parents.rows.get(codeKey(given));
  if (!parents.stored.has(codeKey(given))) {
    if (!row) return { code: 'parent-unknown', given, nearest: parents.nearestTo(given) };
    if (!isSound(row)) return { code: 'parent-wrong', given, parentRow: row.reader.row };
  }
  return wayUpProblem(draft, parents);
}

/** Follows the parents as they will stand after the import. */
function wayUpProblem(draft: UnitDraft, parents: Parents): Problem | null {
  const chain = [draft.code];
  let above = draft.parentCode;
  while (above !== null) {
    chain.push(above);
    if (codeKey(above) === codeKey(draft.code))
      return { code: 'parent-cycle', chain: chain.join(' → ') };
    if (chain.length > DEEPEST) return { code: 'parent-too-deep', limit: DEEPEST };
    const row = parents.rows.get(codeKey(above));
    above = row?.draft && isSound(row) ? row.draft.parentCode : storedParent(above, parents);
  }
  return null;
}

const storedParent = (code: string, parents: Parents): string | null =>
  parents.stored.get(codeKey(code)) ?? null;

/** Takes the rows whose parent is there already, level by level. */
function inOrder(
  rows: readonly UnitRow[],
  stored: ReadonlyMap<string, string | null>
): UnitDraft[] {
  const present = new Set(stored.keys());
  const taken: UnitDraft[] = [];
  let waiting = rows.flatMap((row) => (row.draft && isSound(row) ? [row.draft] : []));
  while (waiting.length > 0) {
    const late: UnitDraft[] = [];
    for (const draft of waiting) {
      if (draft.parentCode !== null && !present.has(codeKey(draft.parentCode))) late.push(draft);
      else {
        present.add(codeKey(draft.code));
        taken.push(draft);
      }
    }
    waiting = late;
  }
  return taken;
}

function parentsOf(rows: readonly UnitRow[], existing: readonly Unit[]): Parents {
  const codeOf = new Map(existing.map((unit) => [unit.id, unit.code]));
  const firstRows = rows.filter((row) => row.code !== null && !row.isRepeat);
  return {
    rows: new Map(firstRows.map((row) => [codeKey(row.code ?? ''), row])),
    stored: new Map(
      existing.map(({ code, parentId }) => [codeKey(code), codeOf.get(parentId ?? '') ?? null])
    ),
    nearestTo: nearestFinder([
      ...existing.map((unit) => unit.code),
      ...firstRows.map((row) => row.code ?? '')
    ]),
    hasProvince:
      existing.some((unit) => unit.type === 'province') ||
      rows.some((row) => row.draft?.type === 'province')
  };
}
