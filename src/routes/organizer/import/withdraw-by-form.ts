import { fail, type RequestEvent } from '@sveltejs/kit';
import { withdrawalForm } from '#lib/schema/people.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { withdraw, type WithdrawalRefusal } from '#lib/server/people/withdrawal.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** Takes somebody out of the contest as the small form of the page says. */
export async function withdrawByForm(event: RequestEvent) {
  const permission = await organizerMay(event, 'person.import');
  const given = await readForm(event);
  const parsed = withdrawalForm.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path }) => String(path[0]));
    return fail(422, { withdrawal: { given, wrong, refused: null, done: null } });
  }
  const { contestId } = permission.subject;
  if (contestId === undefined) return fail(409, { fileError: m.people_import_no_contest() });
  const done = await withdraw(event.locals.ctx, permission, contestId, parsed.data);
  if (done.ok) {
    const text = m.people_withdrawal_done({ name: done.value.fullName });
    return { withdrawal: { given: {}, wrong: [], refused: null, done: text } };
  }
  const refused = WITHDRAWAL_REFUSALS[done.refusal]();
  return fail(409, { withdrawal: { given, wrong: [], refused, done: null } });
}

const WITHDRAWAL_REFUSALS: Readonly<Record<WithdrawalRefusal, () => string>> = {
  'official-unknown': m.people_renewal_unknown,
  'has-paper': m.people_withdrawal_has_paper,
  'has-record': m.people_withdrawal_has_record
};

/** The fields of the small form as they were typed. */
async function readForm(event: RequestEvent): Promise<Record<string, string>> {
  const form = await event.request.formData();
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value).slice(0, 1000)]));
}
