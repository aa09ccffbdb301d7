import type { DocumentKind, OfficialDocument } from '../../domain/documents/document.ts';
import type { DocumentFields } from '../../domain/documents/fields.ts';
import type { Filled } from '../../domain/documents/prefill.ts';
import type { Instant } from '../../domain/core/time.ts';
import { documentFields, documentKind, officialDocument } from '../../schema/documents.ts';
import type { Db } from '../db/open.ts';

/** A document as it was made. It never changes. */
export type Snapshot = {
  id: string;
  contestId: string;
  kind: DocumentKind;
  /** The final or the marking that minutes and score sheets are about. */
  aboutId: string | null;
  /** Whose score sheet it is. */
  judgeId: string | null;
  document: OfficialDocument;
  hash: string;
  madeAt: Instant;
  accountId: string | null;
  madeBy: string;
};

/** All fields that were ever filled in, newest first. */
export async function filled(db: Db): Promise<Filled[]> {
  const rows = await db
    .selectFrom('document_fields')
    .selectAll()
    .orderBy('changed_at', 'desc')
    .orderBy('contest_id')
    .orderBy('kind')
    .execute();
  return rows.map((row) => ({
    contestId: row.contest_id,
    kind: documentKind.parse(row.kind),
    fields: documentFields.parse(JSON.parse(row.fields))
  }));
}

export async function putFields(
  db: Db,
  contestId: string,
  kind: DocumentKind,
  fields: DocumentFields,
  changedAt: Instant
): Promise<void> {
  const change = { fields: JSON.stringify(fields), changed_at: changedAt };
  await db
    .insertInto('document_fields')
    .values({ contest_id: contestId, kind, ...change })
    .onConflict((conflict) => conflict.columns(['contest_id', 'kind']).doUpdateSet(change))
    .execute();
}

/** Its hash is that of the JSON that is stored here. */
export async function insert(db: Db, { document, ...snapshot }: Snapshot): Promise<void> {
  await db
    .insertInto('official_document')
    .values({
      id: snapshot.id,
      contest_id: snapshot.contestId,
      kind: snapshot.kind,
      about_id: snapshot.aboutId,
      judge_id: snapshot.judgeId,
      content: JSON.stringify(document),
      hash: snapshot.hash,
      made_at: snapshot.madeAt,
      account_id: snapshot.accountId,
      made_by: snapshot.madeBy
    })
    .execute();
}

/** Documents of a contest, newest first and together in the order of their making, as stored. */
export async function ofContest(
  db: Db,
  contestId: string
): Promise<(Snapshot & { content: string })[]> {
  const rows = await db
    .selectFrom('official_document')
    .selectAll()
    .where('contest_id', '=', contestId)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(read);
}

export async function find(
  db: Db,
  contestId: string,
  id: string
): Promise<(Snapshot & { content: string }) | undefined> {
  const row = await db
    .selectFrom('official_document')
    .selectAll()
    .where('contest_id', '=', contestId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && read(row);
}

/** Documents of all contests as they are stored, for recomputing their hashes. */
export function contents(db: Db): Promise<{ id: string; content: string; hash: string }[]> {
  return db
    .selectFrom('official_document')
    .select(['id', 'content', 'hash'])
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

function read(row: {
  id: string;
  contest_id: string;
  kind: string;
  about_id: string | null;
  judge_id: string | null;
  content: string;
  hash: string;
  made_at: number;
  account_id: string | null;
  made_by: string;
}): Snapshot & { content: string } {
  return {
    id: row.id,
    contestId: row.contest_id,
    kind: documentKind.parse(row.kind),
    aboutId: row.about_id,
    judgeId: row.judge_id,
    document: officialDocument.parse(JSON.parse(row.content)),
    content: row.content,
    hash: row.hash,
    madeAt: row.made_at,
    accountId: row.account_id,
    madeBy: row.made_by
  };
}
