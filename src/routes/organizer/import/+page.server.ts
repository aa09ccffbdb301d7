import { fail, type RequestEvent } from '@sveltejs/kit';
import { listFromPreview, listUpload, withdrawalForm } from '#lib/schema/people.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { importList, previewList, readList } from '#lib/server/people/lists.ts';
import { withdraw, type WithdrawalRefusal } from '#lib/server/people/withdrawal.ts';
import { fileSentence } from '#lib/text/import-problems.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { viewOf } from './view.ts';
import { wantedList } from './wanted-list.ts';
import type { Actions, PageServerLoad } from './$types';

/** As text in the form of the preview it must still fit into the largest body taken, 4 MB. */
const MOST_BYTES = 2.5 * 1024 * 1024;

export const load: PageServerLoad = async (event) => {
  await organizerMay(event, 'unit.import');
};

export const actions: Actions = {
  preview: async (event) => {
    // Before a body of megabytes is read.
    await organizerMay(event, 'unit.import');
    const form = Object.fromEntries(await event.request.formData());
    const parsed = listUpload.safeParse(form);
    if (!parsed.success) return fail(422, { fileError: m.people_import_file_missing() });
    const { kind, file } = parsed.data;
    const list = await wantedList(event, kind);
    if (file.name === '') return fail(422, { kind, fileError: m.people_import_file_missing() });
    if (file.size > MOST_BYTES) return fail(413, { kind, fileError: fileSentence('file-too-big') });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const table = await readList(kind, { name: file.name, bytes });
    if (!table.ok) return fail(422, { kind, fileError: fileSentence(table.refusal) });
    const report = await previewList(event.locals.ctx, list, table.value);
    const content = Buffer.from(bytes).toString('base64');
    return { kind, checked: viewOf({ kind, name: file.name, content }, report, false) };
  },

  import: async (event) => {
    await organizerMay(event, 'unit.import');
    const form = Object.fromEntries(await event.request.formData());
    const parsed = listFromPreview.safeParse(form);
    if (!parsed.success) return fail(422, { fileError: m.people_import_stale() });
    const { kind, name, content, mode } = parsed.data;
    const list = await wantedList(event, kind);
    const table = await readList(kind, { name, bytes: Buffer.from(content, 'base64') });
    if (!table.ok) return fail(422, { kind, fileError: fileSentence(table.refusal) });
    const report = await importList(event.locals.ctx, list, table.value, mode);
    const isDone = mode === 'good-rows' || report.wrong.length === 0;
    return { kind, checked: viewOf({ kind, name, content }, report, isDone) };
  },

  withdraw: async (event) => {
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
};

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
