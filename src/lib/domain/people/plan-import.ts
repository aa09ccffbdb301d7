import { groupBy } from '../core/group.ts';
import { fold } from '../core/vietnamese.ts';
import { codeKey, codeProblem, nearestFinder } from '../files/codes.ts';
import { legacyColumns } from '../files/legacy-letters.ts';
import { usualLength, withoutZeros, zeroProblem } from '../files/zeros.ts';
import { matchColumns, type Column, type Columns } from '../files/columns.ts';
import { isBlank, readRow, type RowReader } from '../files/row-reader.ts';
import type { Note, Table, WrongCell } from '../files/table.ts';
import type { Unit } from '../units/unit.ts';
import { readBirthYear, readEmail, readPhone, readSex } from './cells.ts';
import { noteMaker } from './import-notes.ts';
import type { Person } from './person.ts';
import type { Registration } from './registration.ts';

export const OFFICIAL_COLUMNS = {
  staff_code: {
    title: 'Mã cán bộ',
    also: ['Mã CBCCVC', 'Mã công chức'],
    near: ['Số hiệu CBCC', 'Số hiệu', 'Mã số', 'Mã nhân viên', 'CCCD', 'Số CCCD', 'Mã NV'],
    isRequired: true
  },
  full_name: {
    title: 'Họ và tên',
    also: ['Họ tên'],
    near: ['Tên cán bộ', 'Người dự thi'],
    isRequired: true
  },
  sex: { title: 'Giới tính', near: ['Phái', 'Nam/Nữ', 'Nam, Nữ', 'Giới'], isRequired: false },
  birth_year: { title: 'Năm sinh', near: ['Ngày sinh', 'Ngày tháng năm sinh'], isRequired: false },
  unit_code: {
    title: 'Mã đơn vị',
    also: ['Đơn vị'],
    near: ['Cơ quan', 'Phòng ban', 'Nơi công tác'],
    isRequired: true
  },
  position: { title: 'Chức vụ', also: ['Chức danh'], isRequired: false },
  email: { title: 'Thư điện tử', also: ['E-mail', 'Email'], isRequired: false },
  phone: {
    title: 'Điện thoại',
    also: ['Số điện thoại', 'Điện thoại di động'],
    isRequired: false
  }
} as const satisfies Record<string, Column>;

type Name = keyof typeof OFFICIAL_COLUMNS;

/** Facts that an import of officials is judged by. */
export type OfficialFacts = {
  units: readonly Unit[];
  people: readonly Person[];
  registrations: readonly Registration[];
  /** Login names that belong to accounts of staff, by `codeKey`. */
  takenNames: ReadonlySet<string>;
  /** People who have a paper in this contest: what it counted stays with the unit they sat for. */
  withPaper?: ReadonlySet<string>;
  thisYear: number;
};

/** What a row says of an official; a field whose column the file lacks keeps its old value. */
export type OfficialDraft = Omit<Person, 'id'>;

/** What an import of officials would do. `isNew` on a change: known, but new to this contest. */
export type OfficialPlan = {
  created: OfficialDraft[];
  changed: { person: Person; registration: Registration | undefined; draft: OfficialDraft }[];
  unchanged: number;
  wrong: WrongCell[];
  notes: Note[];
};

const LIMITS = { code: 60, name: 120, position: 200, word: 20 };

/** Decides what a table of officials means for those there are; writes nothing (PRODUCT 2). */
export function planOfficials(table: Table, facts: OfficialFacts): OfficialPlan {
  const columns = matchColumns(table, OFFICIAL_COLUMNS);
  const plan: OfficialPlan = {
    created: [],
    changed: [],
    unchanged: 0,
    wrong: columns.wrong,
    notes: [...(table.notes ?? [])]
  };
  if (!columns.areUsable) return plan;

  const people = new Map(facts.people.map((person) => [codeKey(person.staffCode), person]));
  const registrations = new Map(facts.registrations.map((one) => [one.personId, one]));
  const judge = rowJudge(facts, people, numbersOf(table, columns));
  const noteOn = noteMaker(facts);
  const encodings = legacyColumns(table.rows);
  for (const row of table.rows) {
    if (isBlank(row.cells)) continue;
    const reader = readRow(table, columns, row, encodings);
    const draft = judge(reader);
    plan.wrong.push(...reader.wrong);
    if (!draft || reader.wrong.length > 0) continue;
    const person = people.get(codeKey(draft.staffCode));
    const at = { sheet: table.sheet, row: row.row };
    plan.notes.push(
      ...reader.notes,
      ...noteOn(draft, person).map(({ name, note }) => {
        return { ...at, column: columns.titleOf(name), note };
      })
    );
    if (!person) {
      plan.created.push(draft);
      continue;
    }
    const registration = registrations.get(person.id);
    const isInPlace =
      registration?.unitId === draft.unitId ||
      (registration !== undefined && facts.withPaper?.has(person.id) === true);
    if (isInPlace && isSame(draft, person)) plan.unchanged += 1;
    else plan.changed.push({ person, registration, draft });
  }
  return plan;
}

function rowJudge(
  facts: OfficialFacts,
  people: ReadonlyMap<string, Person>,
  numbers: readonly string[]
) {
  const units = new Map(facts.units.map((unit) => [codeKey(unit.code), unit.id]));
  const nearestTo = nearestFinder(facts.units.map((unit) => unit.code));
  const codeOfName = codesByName(facts.units);
  const firstRows = new Map<string, number>();
  const known = new Set(people.keys());
  const byZeros = new Map(
    facts.people.map(({ staffCode }) => [withoutZeros(staffCode), staffCode])
  );
  const longest = usualLength(numbers);

  const readStaffCode = (row: RowReader<Name>): string | null => {
    const given = row.required('staff_code', LIMITS.code);
    if (given === null) return null;
    const key = codeKey(given);
    const problem = codeProblem(given, known);
    if (problem) return row.refuse('staff_code', problem);
    const firstRow = firstRows.get(key);
    if (firstRow !== undefined)
      return row.refuse('staff_code', { code: 'code-repeated', given, firstRow });
    const zeros = zeroProblem(given, people.get(key)?.staffCode ?? null, { byZeros, longest });
    if (zeros) return row.refuse('staff_code', zeros);
    firstRows.set(key, row.row);
    if (!people.has(key)) byZeros.set(withoutZeros(given), given);
    if (facts.takenNames.has(key)) return row.refuse('staff_code', { code: 'code-taken', given });
    return people.get(key)?.staffCode ?? given;
  };

  const readUnit = (row: RowReader<Name>): string | null => {
    const given = row.required('unit_code', LIMITS.code);
    if (given === null) return null;
    const unitId = units.get(codeKey(given));
    if (unitId !== undefined) return unitId;
    const nearest = codeOfName.get(fold(given)) ?? nearestTo(given);
    return row.refuse('unit_code', { code: 'unit-unknown', given, nearest });
  };

  return (row: RowReader<Name>): OfficialDraft | null => {
    const staffCode = readStaffCode(row);
    const fullName = row.required('full_name', LIMITS.name);
    const unitId = readUnit(row);
    const old = staffCode === null ? undefined : people.get(codeKey(staffCode));
    const sex = row.has('sex') ? readSex(row) : (old?.sex ?? null);
    const birthYear = row.has('birth_year')
      ? readBirthYear(row, facts.thisYear)
      : (old?.birthYear ?? null);
    const position = row.has('position')
      ? row.text('position', LIMITS.position)
      : (old?.position ?? null);
    const email = row.has('email') ? readEmail(row) : (old?.email ?? null);
    const phone = row.has('phone') ? readPhone(row) : (old?.phone ?? null);
    if (staffCode === null || fullName === null || unitId === null) return null;
    return { staffCode, fullName, sex, birthYear, unitId, position, email, phone };
  };
}

/** Codes of units by their folded names; names that several have say nothing. */
function codesByName(units: readonly Unit[]): ReadonlyMap<string, string> {
  const byName = groupBy(units, ({ name }) => fold(name));
  return new Map(
    [...byName].flatMap(([name, [unit, ...more]]): [string, string][] =>
      unit && more.length === 0 ? [[name, unit.code]] : []
    )
  );
}

/** Codes of the file that are nothing but digits: what is shorter than the others lost something. */
function numbersOf(table: Table, columns: Columns<Name>): string[] {
  const place = columns.places.get('staff_code') ?? -1;
  return table.rows
    .map(({ cells }) => (cells[place] ?? '').trim())
    .filter((code) => /^\d{1,20}$/.test(code));
}

const isSame = (draft: OfficialDraft, person: Person): boolean =>
  draft.fullName === person.fullName &&
  draft.sex === person.sex &&
  draft.birthYear === person.birthYear &&
  draft.unitId === person.unitId &&
  draft.position === person.position &&
  draft.email === person.email &&
  draft.phone === person.phone;
