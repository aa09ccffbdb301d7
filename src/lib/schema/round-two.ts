import { z } from 'zod';
import { kept, shaped } from './text.ts';
import { typedIsoDay } from './typed-time.ts';

const kind = z.enum(['call', 'final']);

/** What was chosen, as it is stored. */
export const keptRoundTwo = z.strictObject({ kind, ids: z.array(kept(1, 100)).min(1).max(500) });

const none = z.literal('').transform(() => null);
const day = z.union([none, typedIsoDay]).optional();

/** What is chosen: "call:…" or "final:…", and the days of a call. One day alone is both. */
export const roundTwoForm = z
  .strictObject({
    chosen: z.array(shaped(/^(call|final):[\w-]{1,60}$/)).max(500),
    heldFrom: day,
    heldUntil: day
  })
  .transform(({ chosen, heldFrom = null, heldUntil = null }) => {
    const [from, until] = [heldFrom ?? heldUntil, heldUntil ?? heldFrom];
    return {
      chosen: chosen.map((one) => {
        const [which = '', id = ''] = one.split(':');
        return { kind: kind.parse(which), id };
      }),
      held: from === null || until === null ? null : { from, until }
    };
  });
