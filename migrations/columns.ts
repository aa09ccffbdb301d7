import { sql, type ColumnDefinitionBuilder } from 'kysely';

/**
 * The only column types migrations may use. Each means the same on SQLite and PostgreSQL:
 * keys and enums are text, time is epoch milliseconds (UTC), yes/no is 0 or 1,
 * marks are integer hundredths, JSON is text that the store parses with zod.
 */
export const key = 'text' as const;
export const text = 'text' as const;
export const json = 'text' as const;
export const time = 'bigint' as const;
export const whole = 'integer' as const;
export const hundredths = 'integer' as const;
export const flag = 'integer' as const;

type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

export const required: Column = (column) => column.notNull();

/** A required column that holds one of the given words. */
export const oneOf =
  (name: string, values: readonly string[]): Column =>
  (column) =>
    column
      .notNull()
      .check(sql`${sql.ref(name)} in (${sql.join(values.map((value) => sql.lit(value)))})`);

/** A required yes/no column. */
export const yesNo =
  (name: string): Column =>
  (column) =>
    column.notNull().check(sql`${sql.ref(name)} in (0, 1)`);

/** A required reference to another table's key. */
export const references =
  (target: string): Column =>
  (column) =>
    column.notNull().references(target);
