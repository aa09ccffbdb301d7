import { groupBy } from '../../core/group.ts';
import type { IndividualStanding } from '../../results/individuals.ts';

type Person = IndividualStanding['entry']['registration'];

/** Year of birth and position of those in a list who have a namesake there; of others nothing. */
export function namesakeWords(
  standings: readonly IndividualStanding[]
): (person: Person) => string {
  const people = standings.map(({ entry }) => entry.registration);
  const alike = [...groupBy(people, ({ fullName }) => fullName).values()].filter(
    (group) => group.length > 1
  );
  const namesakes = new Set(alike.flat().map(({ personId }) => personId));
  return ({ personId, birthYear, position }) => {
    if (!namesakes.has(personId)) return '';
    const born = birthYear === null ? '' : `sinh năm ${birthYear}`;
    return [born, position ?? ''].filter(Boolean).join(', ');
  };
}
