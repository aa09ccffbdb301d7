import { z } from 'zod';
import { tidy } from '../domain/core/vietnamese.ts';

/* Forms and addresses of those who prepare a final. */

const id = z.string().min(1).max(60);
const text = (longest: number) => z.string().transform(tidy).pipe(z.string().max(longest));
const name = text(120).pipe(z.string().min(2));
const person = { fullName: name, position: text(120) };

export const finalForm = z.strictObject({ name });
/** A button without fields. */
export const nothing = z.strictObject({});
export const teamForm = z.strictObject({ teamId: id });
export const newTeamForm = z.strictObject({ name });
export const moveTeamForm = z.strictObject({ teamId: id, direction: z.enum(['up', 'down']) });
export const officialForm = z.strictObject({ personId: id });
export const newMemberForm = z.strictObject(person);
export const memberForm = z.strictObject({ memberId: id });
export const changeMemberForm = z.strictObject({ memberId: id, ...person });

const MOST_TEAMS = 100;
const count = z.coerce.number().int().min(1).max(MOST_TEAMS);
const capBy = z.enum(['level', 'bloc']);
/** An empty field is no cap. */
const cap = z.union([z.literal('').transform(() => null), count]);

/** The address of the selection; what it does not say is the default. */
export const selectionQuery = z
  .object({
    places: count.optional().catch(undefined),
    cap: cap.catch(null),
    capBy: capBy.catch('level')
  })
  .transform(({ places, ...rest }) => ({ ...rest, ...(places !== undefined && { places }) }));

/** The teams that come in, ties decided. `chosen` are units of a tie. */
export const selectionForm = z.strictObject({
  places: count,
  cap,
  capBy,
  seen: z.string().length(32),
  chosen: z.array(id).max(1000)
});

export const memberQuery = z.object({ q: text(100).catch('') });

export const drawForm = z.strictObject({ count });

/** A heat for each team, '' for none. */
export const heatsForm = z.record(id, z.union([z.literal('').transform(() => null), count]));
