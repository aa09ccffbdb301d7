import { z } from 'zod';

const typed = z.string().max(20);
const note = z.string().max(4000);

/** Two fields for each criterion of the longest sheet, and a few more. */
const MOST_FIELDS = 100;

/** Browsers send the ends of lines in their own way. */
const linesOf = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC');

/** What a mark's field shows otherwise than it did when the page was made. */
export type TypedMark = { criterionId: string; typed: string };

/**
 * A score sheet as a browser without scripts posts it: for each criterion `mark-ID` and what it was
 * before, `was-ID`; `note` and `was-note`; `to` names the page that is wanted next.
 */
export const sheetForm = z.instanceof(FormData).transform((form, context) => {
  const fields = new Map(form);
  const changes: TypedMark[] = [];
  const text = note.safeParse(fields.get('note'));
  if (!text.success || fields.size > MOST_FIELDS) {
    context.addIssue({ code: 'custom', message: 'this is no score sheet' });
    return z.NEVER;
  }
  for (const [name, value] of fields) {
    if (!name.startsWith('mark-')) continue;
    const criterionId = name.slice(5);
    const mark = typed.safeParse(value);
    if (!mark.success) {
      context.addIssue({ code: 'custom', message: `${name} is not a mark` });
      return z.NEVER;
    }
    if (mark.data !== fields.get(`was-${criterionId}`)) {
      changes.push({ criterionId, typed: mark.data });
    }
  }
  const written = linesOf(text.data);
  const isSame = written === linesOf(String(fields.get('was-note') ?? ''));
  return {
    changes,
    note: isSame ? null : written,
    isForReview: fields.get('to') === 'review'
  };
});
export type SheetForm = z.output<typeof sheetForm>;
