import { DAY } from '../core/time.ts';
import type { Draft } from './draft.ts';
import type { DocumentFields } from './fields.ts';

/** Days and hours that were filled in and that the data contradict. */
export const DAY_WARNINGS = [
  'signed-before-events',
  'signed-before-figures',
  'meeting-backwards',
  'meeting-before-events'
] as const;
export type DayWarning = (typeof DAY_WARNINGS)[number];

/** What a reader of the document will wonder about. It is told and not forbidden. */
export function dayWarnings(
  { document, lastEvent }: Pick<Draft, 'document' | 'lastEvent'>,
  { meetingFrom, meetingTo }: Pick<DocumentFields, 'meetingFrom' | 'meetingTo'>
): DayWarning[] {
  const { head, asOf } = document;
  const signed = head.day === null ? Infinity : head.day + DAY;
  const found: DayWarning[] = [];
  if (lastEvent !== null && lastEvent >= signed) found.push('signed-before-events');
  else if (asOf >= signed) found.push('signed-before-figures');
  if (meetingFrom !== null && meetingTo !== null && meetingTo <= meetingFrom) {
    found.push('meeting-backwards');
  }
  if (meetingTo !== null && lastEvent !== null && lastEvent >= meetingTo + 60_000) {
    found.push('meeting-before-events');
  }
  return found;
}
