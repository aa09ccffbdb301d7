import { codeKey, codeProblem } from '../files/codes.ts';
import { matchColumns, type Column } from '../files/columns.ts';
import { legacyColumns } from '../files/legacy-letters.ts';
import { isBlank, readRow, type RowReader } from '../files/row-reader.ts';
import type { Note, Table, WrongCell } from '../files/table.ts';
import type { UnitDraft } from './draft.ts';
import { refuseOrphans, type UnitRow } from './import-parents.ts';
import { unitNotes } from './import-notes.ts';
import { readUnitType } from './type-names.ts';
import type { Unit } from './unit.ts';

export const UNIT_COLUMNS = {
  code: { title: 'Mã đơn vị', isRequired: true },
  name: { title: 'Tên đơn vị', isRequired: true },
  type: { title: 'Loại', also: ['Loại đơn vị'], isRequired: true },
  parent: {
    title: 'Đơn vị cấp trên',
    also: ['Mã đơn vị cấp trên', 'Trực thuộc'],
    isRequired: true
  },
  bloc: { title: 'Khối', also: ['Khối thi đua'], isRequired: false },
  headcount: {
    title: 'Số CBCCVC hiện có mặt',
    also: ['Số CBCCVC có mặt', 'Số hiện có mặt'],
    near: [
      'Biên chế',
      'Số biên chế',
      'Biên chế có mặt',
      'Quân số',
      'Tổng số',
      'Số người',
      'Sĩ số',
      'Số lượng'
    ],
    isRequired: false
  }
} as const satisfies Record<string, Column>;

type Name = keyof typeof UNIT_COLUMNS;

/** What an import of units would do. Parents stand before their children in `created`. */
export type UnitPlan = {
  created: UnitDraft[];
  changed: { unitId: string; draft: UnitDraft }[];
  unchanged: number;
  wrong: WrongCell[];
  notes: Note[];
};

const LIMITS = { code: 40, name: 200, type: 60, bloc: 60, number: 20 };
const MOST_PEOPLE = 1_000_000;

/** Decides what a table of units means for the units there are; writes nothing (PRODUCT 2). */
export function planUnits(table: Table, existing: readonly Unit[]): UnitPlan {
  const columns = matchColumns(table, UNIT_COLUMNS);
  const plan: UnitPlan = {
    created: [],
    changed: [],
    unchanged: 0,
    wrong: columns.wrong,
    notes: [...(table.notes ?? [])]
  };
  if (!columns.areUsable) return plan;

  const encodings = legacyColumns(table.rows);
  const rows = table.rows
    .filter(({ cells }) => !isBlank(cells))
    .map((row) => readRow(table, columns, row, encodings));
  const read = readRows(rows, existing);
  const sound = refuseOrphans(read, existing);
  plan.wrong.push(...rows.flatMap((row) => row.wrong));
  sortIn(plan, sound, existing);
  plan.notes.push(
    ...rows.flatMap((row) => row.notes),
    ...unitNotes(plan.changed, existing).map((note) => {
      return { sheet: table.sheet, row: null, column: '', note };
    })
  );
  return plan;
}

function readRows(rows: readonly RowReader<Name>[], existing: readonly Unit[]): UnitRow[] {
  const known = new Set(existing.map((unit) => codeKey(unit.code)));
  const firstRows = new Map<string, number>();
  return rows.map((row) => {
    const code = row.required('code', LIMITS.code);
    const problem = code === null ? null : codeProblem(code, known);
    if (problem) row.refuse('code', problem);
    const firstRow = code === null ? undefined : firstRows.get(codeKey(code));
    if (code !== null && firstRow !== undefined) {
      row.refuse('code', { code: 'code-repeated', given: code, firstRow });
    } else if (code !== null) firstRows.set(codeKey(code), row.row);
    return { reader: row, code, isRepeat: firstRow !== undefined, draft: readDraft(row, code) };
  });
}

function readDraft(row: RowReader<Name>, code: string | null): UnitDraft | null {
  const name = row.required('name', LIMITS.name);
  const typeName = row.required('type', LIMITS.type);
  const type = typeName === null ? undefined : readUnitType(typeName);
  if (typeName !== null && type === undefined)
    row.refuse('type', { code: 'type-unknown', given: typeName });
  const parentCode = row.text('parent', LIMITS.code);
  const bloc = row.has('bloc') ? row.text('bloc', LIMITS.bloc) : undefined;
  const headcount = readHeadcount(row);
  if (code === null || name === null || type === undefined) return null;
  return { code, name, type, parentCode, bloc, headcount };
}

/** Whole people; a point or comma may part the thousands: 1.234. */
function readHeadcount(row: RowReader<Name>): number | null {
  const text = row.signed('headcount', LIMITS.number);
  if (text === null) return null;
  const people = /^\d+$|^\d{1,3}([.,]\d{3})+$/.test(text) ? Number(text.replace(/[.,]/g, '')) : -1;
  if (people >= 0 && people <= MOST_PEOPLE) return people;
  return row.refuse('headcount', { code: 'number-malformed', given: text });
}

function sortIn(plan: UnitPlan, sound: readonly UnitDraft[], existing: readonly Unit[]): void {
  const byKey = new Map(existing.map((unit) => [codeKey(unit.code), unit]));
  const codeOf = new Map(existing.map((unit) => [unit.id, codeKey(unit.code)]));
  for (const draft of sound) {
    const unit = byKey.get(codeKey(draft.code));
    if (!unit) plan.created.push(draft);
    else if (isSame(draft, unit, codeOf)) plan.unchanged += 1;
    else plan.changed.push({ unitId: unit.id, draft });
  }
}

function isSame(draft: UnitDraft, unit: Unit, codeOf: ReadonlyMap<string, string>): boolean {
  const parent = unit.parentId === null ? null : (codeOf.get(unit.parentId) ?? null);
  return (
    draft.name === unit.name &&
    draft.type === unit.type &&
    (draft.parentCode === null ? null : codeKey(draft.parentCode)) === parent &&
    (draft.bloc === undefined || draft.bloc === unit.bloc) &&
    (draft.headcount === null || draft.headcount === unit.headcount)
  );
}
