import { groupBy } from '../core/group.ts';
import { fold } from '../core/vietnamese.ts';
import type { NoteFacts } from '../files/table.ts';
import type { OfficialDraft, OfficialFacts } from './plan-import.ts';
import type { Person } from './person.ts';

type About = { name: 'staff_code' | 'full_name' | 'birth_year' | 'unit_code'; note: NoteFacts };

/** Says of a row what it would move or change, and whom it may take for somebody else. */
export function noteMaker(
  facts: OfficialFacts
): (draft: OfficialDraft, person: Person | undefined) => About[] {
  const units = new Map(facts.units.map(({ id, name, code }) => [id, `${name} (${code})`]));
  const unitOf = (id: string): string => units.get(id) ?? '';
  const known = groupBy(facts.people, likeness);
  const registered = new Map(facts.registrations.map((one) => [one.personId, one.unitId]));

  return (draft, person) => {
    if (!person) return newcomer(draft, known.get(likeness(draft)) ?? []);
    const whom = called(person);
    const hasPaper = facts.withPaper?.has(person.id) === true;
    const from = hasPaper ? (registered.get(person.id) ?? person.unitId) : person.unitId;
    const moves: About[] =
      draft.unitId === person.unitId
        ? []
        : [
            {
              name: 'unit_code',
              note: { code: 'moves', whom, from: unitOf(from), to: unitOf(draft.unitId), hasPaper }
            }
          ];
    return [...moves, ...identity(draft, person, hasPaper)];
  };
}

function newcomer(draft: OfficialDraft, alike: readonly Person[]): About[] {
  const [other] = alike;
  if (!other || draft.birthYear === null) return [];
  return [
    {
      name: 'staff_code',
      note: { code: 'known-by-other-code', whom: called(draft), other: called(other) }
    }
  ];
}

/** A mended name keeps most of its words; another year of birth besides is another person. */
function identity(draft: OfficialDraft, person: Person, hasPaper: boolean): About[] {
  const whom = called(person);
  const isRenamed = draft.fullName !== person.fullName;
  const [before, after] = [wordsOf(person.fullName), wordsOf(draft.fullName)];
  const kept = before.filter((word) => after.includes(word)).length;
  const isOtherYear =
    person.birthYear !== null && draft.birthYear !== null && draft.birthYear !== person.birthYear;
  const isOther = isRenamed && (kept * 2 < before.length || (isOtherYear && kept < before.length));
  if (isOther) {
    const to = called(draft);
    return [{ name: 'full_name', note: { code: 'other-person', whom, to, hasPaper } }];
  }
  return [
    ...(isRenamed
      ? [
          {
            name: 'full_name',
            note: { code: 'renamed', whom, to: draft.fullName, hasPaper }
          } as const
        ]
      : []),
    ...(isOtherYear
      ? [
          {
            name: 'birth_year',
            note: {
              code: 'year-changed',
              whom,
              from: String(person.birthYear),
              to: String(draft.birthYear)
            }
          } as const
        ]
      : [])
  ];
}

const wordsOf = (name: string): string[] => fold(name).split(' ');

/** One person may stand under two codes; namesakes of one year in one unit are worth a look. */
const likeness = ({ fullName, birthYear, unitId }: OfficialDraft): string =>
  [fold(fullName), birthYear, unitId].join('|');

const called = ({ fullName, staffCode, birthYear }: OfficialDraft): string =>
  `${fullName} (${[staffCode, birthYear].filter((part) => part !== null).join(', ')})`;
