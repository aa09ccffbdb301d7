import type { Kysely } from 'kysely';
import { loginKey } from '#lib/domain/auth/login-key.ts';
import { required, text } from './columns.ts';

type AccountTable = { account: { id: string; login_name: string; login_key: string } };

export async function up(db: Kysely<unknown>): Promise<void> {
  // Staff codes are found however they were typed, so what they are found by is kept beside them.
  await db.schema
    .alterTable('account')
    .addColumn('login_key', text, (column) => required(column).defaultTo(''))
    .execute();
  await db.schema.createIndex('account_by_login_key').on('account').column('login_key').execute();
  const accounts = db as Kysely<AccountTable>;
  const rows = await accounts.selectFrom('account').select(['id', 'login_name']).execute();
  for (const { id, login_name } of rows) {
    await accounts
      .updateTable('account')
      .set({ login_key: loginKey(login_name) })
      .where('id', '=', id)
      .execute();
  }
}
