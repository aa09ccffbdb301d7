import { MINUTE } from '#lib/domain/core/time.ts';
import type { Call } from '#lib/domain/entries/call.ts';
import { typedNumber } from '#lib/text/format.ts';
import { localTime } from '../sessions/local-time.ts';

const MEGABYTE = 1024 * 1024;

/** What a form about a call sends, its boxes together. */
export const callFields = (form: FormData): unknown => ({
  ...Object.fromEntries(form),
  kinds: form.getAll('kinds')
});

/** A call as the fields of its form. */
export function fieldsOf(call: Omit<Call, 'id' | 'contestId'>): Record<string, string> {
  const { mostBytes, mostLengthMs, latePenalty, kinds } = call.rules;
  const points = (hundredths: number): string => typedNumber(hundredths / 100);
  return {
    name: call.name,
    kinds: kinds.join('\n'),
    megabytes: String(Math.round(mostBytes / MEGABYTE)),
    minutes: mostLengthMs === null ? '' : typedNumber(mostLengthMs / MINUTE),
    opensAt: localTime(call.opensAt),
    closesAt: localTime(call.closesAt),
    lateUntil: call.lateUntil === null ? '' : localTime(call.lateUntil),
    perDay: latePenalty ? points(latePenalty.perDay) : '',
    most: latePenalty ? points(latePenalty.most) : ''
  };
}
