import { expect, it } from 'vitest';
import { checksumOf } from '#lib/server/db/migration-checksum.ts';
import { migrations } from '#migrations/index.ts';
import { describeOnEachDatabase } from '../../support/databases.ts';

/**
 * The first 16 digits of what migrations said when they were shipped, on SQLite and PostgreSQL.
 * Databases out there have run them: what is missing in one comes in a new one.
 */
const SHIPPED = [
  ['0001-identity', '11e0e83d886e4e2c', 'e12965eba50d76a7'],
  ['0002-units-people', '4bdae050e9b313eb', '4bdae050e9b313eb'],
  ['0003-contest', 'bed5419e30986e50', 'bed5419e30986e50'],
  ['0004-banks', 'ac68792f5cc7960a', 'ac68792f5cc7960a'],
  ['0005-quiz', '025a6f556a9f68ef', '584104ef8c772a02'],
  ['0006-live', 'eff025f0912123a5', '5fba1fcfa9a21859'],
  ['0007-entries', 'e2d8f405fef028e7', 'e56462afe23d29b5'],
  ['0008-judging', '37ef9e2593f82fda', '1ae1bed8198a24e5'],
  ['0009-film-notes', 'fa6cd4d37152eaef', 'fa6cd4d37152eaef'],
  ['0010-report-indexes', '8c5f9d3488fda442', '8c5f9d3488fda442'],
  ['0011-documents', '91b5dcafe80a1adc', '74f8ee546dead371'],
  ['0012-audience-vote', 'e3963e28973dcf5f', '6a8fb6965a8933af'],
  ['0013-digest', '081c65eaf5927b47', '081c65eaf5927b47'],
  ['0014-score-sheets', 'eb684dc822a7ed32', '3d1d2ac524fe7456'],
  ['0015-unit-board', '0061201937e7fbd3', '0061201937e7fbd3'],
  ['0016-time', 'f03cf8171d18a638', 'f03cf8171d18a638'],
  ['0017-help', '712ed557e990a33a', 'e116a13b714f188b'],
  ['0018-signin', '96f0cc16964620ea', '96f0cc16964620ea'],
  ['0019-messages', '0e79f374c8e409d3', '0e79f374c8e409d3'],
  ['0020-place', '4373424ee9257917', '4373424ee9257917'],
  ['0022-storage', '8af6628c177ac74e', '09662be648ed91f7']
] as const;

describeOnEachDatabase('migrations that were shipped', (bench) => {
  it.each(SHIPPED)('%s says what it said', async (name, onSqlite, onPostgres) => {
    const { database } = bench();
    const migration = migrations[name];
    const checksum = migration && (await checksumOf(migration, database.db));
    expect(checksum?.slice(0, 16)).toBe(database.kind === 'sqlite' ? onSqlite : onPostgres);
  });
});
