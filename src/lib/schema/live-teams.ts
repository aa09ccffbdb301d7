import { z } from 'zod';
import { cleaned, id, line, token } from './text.ts';

/* Forms and addresses of those who prepare a final. */

const name = line(2, 120);
const person = { fullName: name, position: line(0, 120) };

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

/** Why teams are taken while papers of the round are open; empty where none are. */
export const reasonOrNone = z.union([z.literal('').transform(() => null), line(5, 200)]).optional();

/** The teams that come in, ties decided. `chosen` are units of a tie. */
export const selectionForm = z.strictObject({
  places: count,
  cap,
  capBy,
  seen: token(32, 32),
  chosen: z.array(id).max(1000),
  reason: reasonOrNone
});

export const memberQuery = z.object({ q: cleaned(0, 100).catch('') });

export const drawForm = z.strictObject({ count });

/** A heat for each team, '' for none. */
export const heatsForm = z.record(id, z.union([z.literal('').transform(() => null), count]));
