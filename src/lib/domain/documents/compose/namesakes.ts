import { groupBy } from '../../core/group.ts';
import type { IndividualStanding } from '../../results/individuals.ts';

/** What the person record tells people of one name apart by. */
export type PersonTraits = { birthYear: number | null; position: string | null };

/** Year of birth and position of those in a list who have a namesake there; of others nothing. */
export function namesakeWords(
  standings: readonly IndividualStanding[],
  traits: ReadonlyMap<string, PersonTraits>
): (personId: string) => string {
  const people = standings.map(({ entry }) => entry.registration);
  const alike = [...groupBy(people, ({ fullName }) => fullName).values()].filter(
    (group) => group.length > 1
  );
  const namesakes = new Set(alike.flat().map(({ personId }) => personId));
  return (personId) => {
    const known = namesakes.has(personId) ? traits.get(personId) : undefined;
    return [known?.birthYear == null ? '' : `sinh năm ${known.birthYear}`, known?.position ?? '']
      .filter(Boolean)
      .join(', ');
  };
}
