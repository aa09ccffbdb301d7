import { z } from 'zod';
import { LIST_KINDS } from '../domain/people/list-kind.ts';
import { cleaned, fileContent, line, token } from './text.ts';

/** A list as the browser sends it from its disk. */
export const listUpload = z.object({ kind: z.enum(LIST_KINDS), file: z.file() });

/** Four megabytes of a form hold so much of a file in base64. */
const LONGEST_CONTENT = 4 * 1024 * 1024;

/** The same list again, from the preview that carried it: nothing is kept between the two. */
export const listFromPreview = z.object({
  kind: z.enum(LIST_KINDS),
  mode: z.enum(['all-or-nothing', 'good-rows']),
  name: cleaned(1, 300),
  content: fileContent(LONGEST_CONTENT)
});

/** For whom activation codes are issued: empty means everybody. */
export const activationForm = z.object({ unitId: token(60, 0) });

/** Whose forgotten password is replaced by a new activation code. */
export const renewalForm = z.strictObject({ staffCode: cleaned(1, 60), reason: line(5, 200) });

/** Who is taken out of the contest, and why. */
export const withdrawalForm = renewalForm;

/** The address of the page that renews the code of one official. */
export const renewalQuery = z.object({ official: cleaned(1, 60).catch('') });
