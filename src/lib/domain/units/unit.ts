/** Kinds of unit (glossary: UnitType). */
export const UNIT_TYPES = [
  'province',
  'department',
  'central_branch',
  'public_service_unit',
  'district',
  'commune',
  'division'
] as const;
export type UnitType = (typeof UNIT_TYPES)[number];

export type Unit = {
  id: string;
  code: string;
  name: string;
  type: UnitType;
  parentId: string | null;
  /** Ranking bloc (khối) the unit competes in, if any. */
  bloc: string | null;
  /** Place in the official list, from 0: the order in which tables show units. */
  position: number;
  /** Officials at present, or null where nobody counted. */
  headcount: number | null;
};
