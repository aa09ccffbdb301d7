import { error, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Permission } from '../../domain/auth/permissions.ts';
import type { Result } from '../../domain/core/result.ts';
import type { DocumentRefusal } from '../../domain/documents/draft.ts';
import { documentKind } from '../../schema/documents.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { documentRefusals } from '../../text/document-refusals.ts';
import * as documents from '../documents/service.ts';
import { answerForm, type Answer } from './form.ts';
import { organizerMay } from './organizer.ts';

type Asking = Pick<RequestEvent, 'locals' | 'url'>;

/** The document that an address asks for, and the permission to make it; 403 or 404. */
export async function ordering(
  event: Asking & { params: { kind: string } }
): Promise<{ order: documents.Order; permission: Permission<'document.make'> }> {
  const permission = await organizerMay(event, 'document.make');
  const kind = documentKind.safeParse(event.params.kind);
  if (!kind.success) error(404, m.page_not_found());
  const { searchParams } = event.url;
  const [aboutId, judgeId] = [searchParams.get('about'), searchParams.get('judge')];
  return { order: { kind: kind.data, aboutId, judgeId }, permission };
}

/** The document that was made, of the address; 404 if there is none. */
export async function madeDocument(event: Asking & { params: { id: string } }) {
  const permission = await organizerMay(event, 'document.make');
  const made = await documents.readMade(event.locals.ctx, permission, event.params.id);
  return { made: made ?? error(404, m.page_not_found()), permission };
}

/** Answers a form about a document. */
export const answerDocument = <Input>(
  event: Pick<RequestEvent, 'request' | 'url'>,
  schema: z.ZodType<Input>,
  work: (input: Input) => Promise<Result<unknown, DocumentRefusal>>
): Promise<Answer | ActionFailure<Answer>> => answerForm(event, schema, documentRefusals, work);
