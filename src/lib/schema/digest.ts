import { z } from 'zod';
import { cleaned, id } from './text.ts';

/** When the digest goes out; a box that is not ticked is not sent. */
export const digestRulesForm = z.object({
  isOn: z
    .literal('on')
    .optional()
    .transform((word) => word === 'on'),
  hour: z.coerce.number().int().min(0).max(23),
  threshold: z.coerce.number().int().min(1).max(100)
});

/** A new recipient; no unit: the whole contest. */
export const recipientForm = z.object({
  email: cleaned(1, 254).pipe(z.email()),
  unit: z.union([z.literal('').transform(() => null), id])
});

export const removeRecipientForm = z.object({ recipientId: id });
