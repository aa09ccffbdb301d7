import { error, type RequestEvent } from '@sveltejs/kit';
import type { ListKind } from '#lib/domain/people/list-kind.ts';
import * as contest from '#lib/server/contest/service.ts';
import { requirePermission } from '#lib/server/kit/guard.ts';
import type { ListImport } from '#lib/server/people/lists.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** What the file of this kind is for, and the proof that whoever sends it may import it. */
export async function wantedList(
  event: Pick<RequestEvent, 'locals' | 'url'>,
  kind: ListKind
): Promise<ListImport> {
  const contestId = (await contest.current(event.locals.ctx))?.contest.id;
  const subject = contestId === undefined ? {} : { contestId };
  if (kind === 'units') {
    return { kind, permission: requirePermission(event, 'unit.import', subject) };
  }
  const permission = requirePermission(event, 'person.import', subject);
  if (contestId === undefined) error(409, m.people_import_no_contest());
  return { kind, permission, contestId };
}
