import { z } from 'zod';
import { LONGEST_NOTE } from './judging.ts';
import { id, lines, token } from './text.ts';

const typed = token(20, 0);
const note = lines(0, LONGEST_NOTE);

/** Two fields for each criterion of the longest sheet, and a few more. */
const MOST_FIELDS = 100;

/** What a mark's field shows otherwise than it did when the page was made. */
export type TypedMark = { criterionId: string; typed: string };

/**
 * A score sheet as a browser without scripts posts it: for each criterion `mark-ID` and what it was
 * before, `was-ID`; `note` and `was-note`; `to` names the page that is wanted next.
 */
export const sheetForm = z.instanceof(FormData).transform((form, context) => {
  const fields = new Map(form);
  const changes: TypedMark[] = [];
  const [written, was] = [fields.get('note'), fields.get('was-note')];
  // What stands there unchanged was taken once, whatever is in it.
  const isSame = typeof written === 'string' && written === was;
  const text = isSame ? null : note.safeParse(written);
  if (text?.success === false || fields.size > MOST_FIELDS) {
    context.addIssue({ code: 'custom', message: 'this is no score sheet' });
    return z.NEVER;
  }
  for (const [name, value] of fields) {
    if (!name.startsWith('mark-')) continue;
    const criterionId = name.slice(5);
    const mark = typed.safeParse(value);
    if (!mark.success || !id.safeParse(criterionId).success) {
      context.addIssue({ code: 'custom', message: `${name} is not a mark` });
      return z.NEVER;
    }
    if (mark.data !== fields.get(`was-${criterionId}`)) {
      changes.push({ criterionId, typed: mark.data });
    }
  }
  const before = note.safeParse(was ?? '');
  const isNew = text !== null && !(before.success && before.data === text.data);
  return {
    changes,
    note: isNew ? text.data : null,
    isForReview: fields.get('to') === 'review'
  };
});
export type SheetForm = z.output<typeof sheetForm>;
