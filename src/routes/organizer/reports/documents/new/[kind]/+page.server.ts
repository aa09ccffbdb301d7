import { error, redirect } from '@sveltejs/kit';
import { dayWarnings } from '#lib/domain/documents/day-warnings.ts';
import { previewOf } from '#lib/domain/documents/preview.ts';
import { documentForm } from '#lib/schema/documents.ts';
import * as documents from '#lib/server/documents/service.ts';
import { answerDocument, ordering } from '#lib/server/kit/documents.ts';
import { documentRefusals } from '#lib/text/document-refusals.ts';
import { formFields } from './form-fields.ts';
import type { Actions, PageServerLoad } from './$types';

/** What was filled in the last time, and the document as it would be made now. */
export const load: PageServerLoad = async (event) => {
  const { order, permission } = await ordering(event);
  const read = await documents.readDraft(event.locals.ctx, permission, order);
  if (!read.ok) error(404, documentRefusals[read.refusal]());
  const { fields, draft, papers } = read.value;
  const { kind, aboutId, judgeId } = order;
  return {
    kind,
    papers,
    /** What the address says besides the kind, to be kept by its forms. */
    query: [
      aboutId === null ? '' : `&about=${encodeURIComponent(aboutId)}`,
      judgeId === null ? '' : `&judge=${encodeURIComponent(judgeId)}`
    ].join(''),
    fields: formFields(fields),
    document: previewOf(draft.document),
    withheld: draft.withheld,
    warnings: dayWarnings(draft, fields)
  };
};

export const actions: Actions = {
  preview: async (event) => {
    const { order, permission } = await ordering(event);
    return answerDocument(event, documentForm, (fields) =>
      documents.keepFields(event.locals.ctx, permission, order, fields)
    );
  },
  make: async (event) => {
    const { order, permission } = await ordering(event);
    return answerDocument(event, documentForm, async (fields) => {
      const made = await documents.make(event.locals.ctx, permission, order, fields);
      if (made.ok) redirect(303, `/organizer/reports/documents${madeAddress(made.value.ids)}`);
      return made;
    });
  }
};

const madeAddress = ([only, ...more]: readonly string[]): string =>
  more.length === 0 ? `/made/${only}?made` : '?made';
