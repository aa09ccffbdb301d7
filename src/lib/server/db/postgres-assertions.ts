import { sql } from 'kysely';
import type { Db } from './open.ts';

/** Deadlines are decided by this process and read by others: two clocks may differ by this much. */
const LARGEST_CLOCK_DIFFERENCE_MS = 250;
const CLOCK_LOOKS = 3;

/** What PostgreSQL must show: it keeps what it acknowledges, and its clock is ours. */
export async function postgresFailures(db: Db): Promise<string[]> {
  const failures: string[] = [];
  for (const setting of ['synchronous_commit', 'fsync', 'full_page_writes']) {
    const { rows } = await sql.raw<Record<string, string>>(`show ${setting}`).execute(db);
    if (rows[0]?.[setting] === 'on') continue;
    failures.push(
      `PostgreSQL has ${setting} = ${rows[0]?.[setting]}, not on, and may lose answers: set it in postgresql.conf`
    );
  }
  const apart = await clockDifference(db);
  if (Math.abs(apart) > LARGEST_CLOCK_DIFFERENCE_MS) {
    failures.push(
      `the clock of PostgreSQL is ${Math.round(Math.abs(apart))} ms ${apart > 0 ? 'ahead of' : 'behind'} this machine's: ` +
        'let both take the time from one source (NTP)'
    );
  }
  return failures;
}

/** How far PostgreSQL's clock is ahead of ours at least, whatever the way there and back takes. */
async function clockDifference(db: Db): Promise<number> {
  const looks: { apart: number; took: number }[] = [];
  for (let look = 0; look < CLOCK_LOOKS; look += 1) {
    const before = Date.now();
    const { rows } = await sql<{ at: number }>`
      select extract(epoch from clock_timestamp()) * 1000 as at`.execute(db);
    const took = Date.now() - before;
    looks.push({ apart: Number(rows[0]?.at) - (before + took / 2), took });
  }
  const { apart, took } = looks.reduce((best, one) => (one.took < best.took ? one : best));
  return Math.sign(apart) * Math.max(0, Math.abs(apart) - took / 2);
}
