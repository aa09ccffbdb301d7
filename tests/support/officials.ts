import type { Person } from '#lib/domain/people/person.ts';
import type { OfficialFacts } from '#lib/domain/people/plan-import.ts';
import type { Registration } from '#lib/domain/people/registration.ts';
import type { Unit } from '#lib/domain/units/unit.ts';
import { tableOf } from './workbooks.ts';

/** Columns of a list of officials as our own files name them. */
export const HEADER = [
  'staff_code',
  'full_name',
  'sex',
  'birth_year',
  'unit_code',
  'position',
  'email',
  'phone'
];
export const officials = (...rows: string[][]) => tableOf(HEADER, ...rows);

const soNoiVu: Unit = {
  id: 'u1',
  code: 'SNV',
  name: 'Sở Nội vụ',
  type: 'department',
  parentId: null,
  bloc: null,
  position: 0,
  headcount: 40
};
export const an: Person = {
  id: 'p1',
  staffCode: 'DT00001',
  fullName: 'Trần Văn An',
  sex: 'male',
  birthYear: 1982,
  unitId: 'u1',
  position: 'Chuyên viên',
  email: 'an@example.vn',
  phone: '0981052983'
};
export const registered: Registration = {
  id: 'r1',
  contestId: 'c',
  personId: 'p1',
  unitId: 'u1',
  candidateNo: '00001',
  staffCode: 'DT00001',
  fullName: 'Trần Văn An',
  birthYear: 1982,
  position: 'Chuyên viên'
};
/** Two units; An is registered already, Bình is not. */
export const facts: OfficialFacts = {
  units: [soNoiVu, { ...soNoiVu, id: 'u2', code: 'HLV2', position: 1 }],
  people: [an],
  registrations: [registered],
  takenNames: new Set(['thuky']),
  thisYear: 2021
};
export const anRow = [
  'DT00001',
  'Trần Văn An',
  'Nam',
  '1982',
  'SNV',
  'Chuyên viên',
  'an@example.vn',
  '0981052983'
];
export const binhRow = ['DT00002', 'Lê Thị Bình', 'Nữ', '1990', 'HLV2', '', '', ''];

/** Bình's row with another cell. */
export const change = (column: string, cell: string) =>
  binhRow.map((old, at) => (HEADER[at] === column ? cell : old));
