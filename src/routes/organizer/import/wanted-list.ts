import { error, type RequestEvent } from '@sveltejs/kit';
import type { ListKind } from '#lib/domain/people/list-kind.ts';
import * as contest from '#lib/server/contest/service.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import type { ListImport } from '#lib/server/people/lists.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** What the file of this kind is for, and the proof that whoever sends it may import it. */
export async function wantedList(
  event: Pick<RequestEvent, 'locals' | 'url'>,
  kind: ListKind
): Promise<ListImport> {
  if (kind === 'units') return { kind, permission: await organizerMay(event, 'unit.import') };
  const permission = await organizerMay(event, 'person.import');
  const view = await contest.current(event.locals.ctx);
  if (!view) error(409, m.people_import_no_contest());
  return { kind, permission, contestId: view.contest.id };
}
