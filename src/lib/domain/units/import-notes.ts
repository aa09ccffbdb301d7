import { codeKey } from '../files/codes.ts';
import type { NoteFacts } from '../files/table.ts';
import type { UnitDraft } from './draft.ts';
import type { Unit } from './unit.ts';

/** What a list of units would move or rename: people and points go with a unit. */
export function unitNotes(
  changed: readonly { unitId: string; draft: UnitDraft }[],
  existing: readonly Unit[]
): NoteFacts[] {
  const byId = new Map(existing.map((unit) => [unit.id, unit]));
  const byCode = new Map(existing.map((unit) => [codeKey(unit.code), unit]));
  return changed.flatMap(({ unitId, draft }) => {
    const unit = byId.get(unitId);
    if (!unit) return [];
    const whom = called(unit);
    const above = unit.parentId === null ? undefined : byId.get(unit.parentId);
    const next = draft.parentCode === null ? undefined : byCode.get(codeKey(draft.parentCode));
    const isMoved = (draft.parentCode === null) !== (above === undefined) || next?.id !== above?.id;
    const notes: NoteFacts[] = [];
    if (isMoved) {
      const to = next ? called(next) : (draft.parentCode ?? NOBODY);
      notes.push({ code: 'unit-moves', whom, from: above ? called(above) : NOBODY, to });
    }
    if (draft.name !== unit.name) notes.push({ code: 'unit-renamed', whom, to: draft.name });
    if (draft.type !== unit.type) {
      notes.push({ code: 'unit-type-changed', whom, from: unit.type, to: draft.type });
    }
    return notes;
  });
}

const NOBODY = '–';

const called = ({ name, code }: Pick<Unit, 'name' | 'code'>): string => `${name} (${code})`;
