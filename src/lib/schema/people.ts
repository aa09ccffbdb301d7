import { z } from 'zod';
import { LIST_KINDS } from '../domain/people/list-kind.ts';

/** A list as the browser sends it from its disk. */
export const listUpload = z.object({ kind: z.enum(LIST_KINDS), file: z.file() });

/** The same list again, from the preview that carried it: nothing is kept between the two. */
export const listFromPreview = z.object({
  kind: z.enum(LIST_KINDS),
  mode: z.enum(['all-or-nothing', 'good-rows']),
  name: z.string().min(1).max(300),
  content: z.base64()
});

/** For whom activation codes are issued: empty means everybody. */
export const activationForm = z.object({ unitId: z.string().max(60) });

/** Whose forgotten password is replaced by a new activation code. */
export const renewalForm = z.object({ staffCode: z.string().trim().min(1).max(60) });
