import type { Kysely } from 'kysely';
import * as identity from './0001-identity.ts';
import * as unitsPeople from './0002-units-people.ts';
import * as contest from './0003-contest.ts';
import * as banks from './0004-banks.ts';
import * as quiz from './0005-quiz.ts';
import * as live from './0006-live.ts';
import * as entries from './0007-entries.ts';
import * as judging from './0008-judging.ts';
import * as filmNotes from './0009-film-notes.ts';
import * as reportIndexes from './0010-report-indexes.ts';
import * as documents from './0011-documents.ts';
import * as audienceVote from './0012-audience-vote.ts';
import * as digest from './0013-digest.ts';
import * as scoreSheets from './0014-score-sheets.ts';
import * as unitBoard from './0015-unit-board.ts';
import * as time from './0016-time.ts';
import * as help from './0017-help.ts';
import * as signin from './0018-signin.ts';
import * as messages from './0019-messages.ts';
import * as place from './0020-place.ts';
import * as storage from './0022-storage.ts';
import * as roundTwo from './0023-round-two.ts';
import * as securityEvents from './0025-security-events.ts';
import * as accounts from './0026-accounts.ts';
import * as draftsAndLetters from './0027-drafts-and-letters.ts';
import * as devices from './0028-devices.ts';

export type Migration = { up: (db: Kysely<unknown>) => Promise<void> };

/** All migrations in order: one set for SQLite and PostgreSQL. Shipped ones are never edited. */
export const migrations: Record<string, Migration> = {
  '0001-identity': identity,
  '0002-units-people': unitsPeople,
  '0003-contest': contest,
  '0004-banks': banks,
  '0005-quiz': quiz,
  '0006-live': live,
  '0007-entries': entries,
  '0008-judging': judging,
  '0009-film-notes': filmNotes,
  '0010-report-indexes': reportIndexes,
  '0011-documents': documents,
  '0012-audience-vote': audienceVote,
  '0013-digest': digest,
  '0014-score-sheets': scoreSheets,
  '0015-unit-board': unitBoard,
  '0016-time': time,
  '0017-help': help,
  '0018-signin': signin,
  '0019-messages': messages,
  '0020-place': place,
  '0022-storage': storage,
  '0023-round-two': roundTwo,
  '0025-security-events': securityEvents,
  '0026-accounts': accounts,
  '0027-drafts-and-letters': draftsAndLetters,
  '0028-devices': devices
};
