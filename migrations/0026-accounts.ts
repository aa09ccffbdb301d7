import type { Kysely } from 'kysely';
import { whole } from './columns.ts';

type Tables = {
  account: { id: string; must_change_password: number };
  audit_entry: { action: string; target: string };
};

/** A password that somebody else made has to give way to an own one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('account')
    .addColumn('must_change_password', whole, (column) => column.notNull().defaultTo(0))
    .execute();
  // Judges whose accounts an organizer made signed with a password that the organizer had read.
  const known = db as Kysely<Tables>;
  const made = await known
    .selectFrom('audit_entry')
    .select('target')
    .where('action', '=', 'account.make')
    .execute();
  for (const { target } of made) {
    await known
      .updateTable('account')
      .set({ must_change_password: 1 })
      .where('id', '=', target.replace(/^account:/, ''))
      .execute();
  }
}
