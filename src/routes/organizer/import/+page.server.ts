import { fail } from '@sveltejs/kit';
import { listFromPreview, listUpload } from '#lib/schema/people.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import { importList, previewList, readList } from '#lib/server/people/lists.ts';
import { fileSentence } from '#lib/text/import-problems.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { viewOf } from './view.ts';
import { wantedList } from './wanted-list.ts';
import { withdrawByForm } from './withdraw-by-form.ts';
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

  withdraw: withdrawByForm
};
