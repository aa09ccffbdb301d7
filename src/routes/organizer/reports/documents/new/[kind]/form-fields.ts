import { localTime } from '../../../../sessions/local-time.ts';
import type { DocumentFields } from '#lib/domain/documents/fields.ts';

/** What is filled in, as the inputs of a form have it. */
export function formFields(fields: DocumentFields): Record<string, string> {
  const { meetingFrom, meetingTo, ...others } = fields;
  const moment = (at: number | null): string => (at === null ? '' : localTime(at));
  return {
    ...Object.fromEntries(
      Object.entries(others).map(([name, value]: [string, unknown]) => [
        name,
        Array.isArray(value) ? value.join('\n') : String(value ?? '')
      ])
    ),
    meetingFrom: moment(meetingFrom),
    meetingTo: moment(meetingTo)
  };
}
