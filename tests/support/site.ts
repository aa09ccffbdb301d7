import type { Page } from '@playwright/test';
import { pino } from 'pino';
import { HOUR, MINUTE } from '#lib/domain/core/time.ts';
import type { RoundRules } from '#lib/domain/contest/rules.ts';
import { makeCtx, type Ctx } from '#lib/server/ctx.ts';
import * as auth from '#lib/server/auth/service.ts';
import * as contest from '#lib/server/contest/service.ts';
import { writeLastBeat } from '#lib/server/db/installation.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { openSqlite } from '#lib/server/db/open.ts';
import { databaseFile, secretFile } from '#lib/server/env.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { issueSlips } from '#lib/server/people/activation.ts';
import * as people from '#lib/server/people/service.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import { readOrMakeSecret } from '#lib/server/secret.ts';
import { startOwnServer, temporaryDataDir } from '#lib/simulation/own-server.ts';
import { makeSmallContest } from './contest.ts';
import { giveExtraTime } from './extra-time.ts';

export type SiteOptions = {
  /** False: a server without a contest. */
  hasContest?: boolean;
  rules?: Partial<RoundRules>;
  /** When the only session opens and closes; by default it is open now. */
  opensAt?: number;
  closesAt?: number;
  /** The public address, where something stands in front. */
  origin?: string;
};

/** An official who has not signed in yet. */
export type Official = { loginName: string; fullName: string; code: string; password: string };

/** The built server over a small contest of its own. */
export type Site = {
  readonly url: string;
  /** Where it keeps its files. */
  dataDir: string;
  /** The same database, for facts that no page shows. */
  ctx: Ctx;
  /** Sets its clock and that of `ctx` this far ahead of the machine's; the server begins anew. */
  moveTo: (aheadMs: number) => Promise<void>;
  /** Ends the server and begins it so much later by its clock. */
  goDownFor: (ms: number) => Promise<void>;
  /** An official whom no other test has. */
  nextOfficial: () => Official;
  /** Gives an attempt more time, as an organizer does. */
  addMinutes: (attemptId: string, minutes: number) => Promise<void>;
  /** Makes an organizer's account. */
  addStaff: (loginName: string, password: string) => Promise<void>;
  /** Where an attempt stands in the database. */
  stateOf: (attemptId: string) => Promise<'open' | 'submitted' | undefined>;
  stop: () => Promise<void>;
};

/** Officials besides the four of the small contest, so that every test has its own. */
const MORE_OFFICIALS = 40;

export async function makeSite(options: SiteOptions): Promise<Site> {
  const { dataDir, remove } = temporaryDataDir();
  let ahead = 0;
  const database = openSqlite(databaseFile(dataDir));
  await migrateToLatest(database.db);
  const ctx = makeCtx(database.db, {
    log: pino({ level: 'silent' }),
    secret: readOrMakeSecret(secretFile(dataDir)),
    now: () => Date.now() + ahead
  });
  const officials = options.hasContest === false ? [] : await makeContest(ctx, options);
  let server = await startOwnServer(dataDir, options.origin ? { ORIGIN: options.origin } : {});
  const beginAhead = () =>
    startOwnServer(dataDir, {
      NODE_OPTIONS: `--import=${new URL('moved-clock.ts', import.meta.url).href}`,
      CLOCK_AHEAD_MS: String(ahead)
    });
  return {
    get url() {
      return server.url;
    },
    dataDir,
    ctx,
    moveTo: async (aheadMs) => {
      ahead = aheadMs;
      await server.stop();
      // As if the server had been there all the time: no outage, and no clock that jumped.
      await writeLastBeat(ctx.db, ctx.now());
      server = await beginAhead();
    },
    goDownFor: async (ms) => {
      await server.stop();
      ahead += ms;
      server = await beginAhead();
    },
    nextOfficial: () => {
      const next = officials.shift();
      if (!next) throw new Error('no official is left');
      return next;
    },
    addMinutes: (attemptId, minutes) => giveExtraTime(ctx, attemptId, minutes),
    addStaff: async (loginName, password) => {
      const grants = [{ role: 'organizer', scope: { kind: 'installation' } }] as const;
      await auth.putStaffAccount(ctx, { loginName, displayName: 'Ban Tổ chức', password, grants });
    },
    stateOf: async (attemptId) => {
      const view = await contest.current(ctx);
      const outcomes = view ? await quiz.listOutcomes(ctx, view.round.id) : [];
      return outcomes.find((one) => one.attemptId === attemptId)?.state;
    },
    stop: async () => {
      await server.stop();
      await database.close();
      remove();
    }
  };
}

async function makeContest(ctx: Ctx, { rules, opensAt, closesAt }: SiteOptions) {
  const view = await makeSmallContest(ctx, {
    ...(rules && { rules }),
    opensAt: opensAt ?? ctx.now() - MINUTE,
    closesAt: closesAt ?? ctx.now() + 4 * HOUR
  });
  const contestId = view.contest.id;
  await people.importOfficials(
    ctx,
    operatorMay('person.import', { contestId }),
    contestId,
    {
      sheet: 'test',
      header: ['staff_code', 'full_name', 'sex', 'birth_year', 'unit_code', 'position'],
      rows: Array.from({ length: MORE_OFFICIALS }, (_, index) => ({
        row: index + 2,
        cells: [`TS${index + 1}`, `Đặng Thị Ánh ${index + 1}`, 'Nữ', '1990', 'SNV', 'Chuyên viên']
      }))
    },
    'all-or-nothing'
  );
  const slips = await issueSlips(
    ctx,
    operatorMay('activation.issue', { contestId }),
    contestId,
    null
  );
  return slips.map(({ staffCode, fullName, code }) => ({
    loginName: staffCode,
    fullName,
    code,
    password: 'mật khẩu của tôi'
  }));
}

/** Activates an account over HTTP; the page's browser is signed in afterwards. */
export async function activate(page: Page, site: Site, official: Official): Promise<void> {
  const { loginName, code, password } = official;
  const answer = await page.request.post(`${site.url}/activate`, {
    form: { loginName, code, password },
    headers: { origin: site.url, accept: 'text/html' },
    maxRedirects: 0
  });
  if (answer.status() !== 303) throw new Error(`not activated: ${answer.status()}`);
}

/** Signs an activated account in over HTTP. */
export async function signIn(
  page: Page,
  site: Site,
  { loginName, password }: Pick<Official, 'loginName' | 'password'>
): Promise<void> {
  const answer = await page.request.post(`${site.url}/login`, {
    form: { loginName, password },
    headers: { origin: site.url, accept: 'text/html' },
    maxRedirects: 0
  });
  if (answer.status() !== 303) throw new Error(`not signed in: ${answer.status()}`);
}

/** A crowd that signs in at this moment, each with another name and none with a right password. */
export async function crowdAtLogin(
  { url }: Pick<Site, 'url'>,
  people: number
): Promise<{ gone: Promise<void> }> {
  const knocks = Array.from({ length: people }, (_, n) =>
    fetch(`${url}/login`, {
      method: 'POST',
      body: new URLSearchParams({ loginName: `nobody${n}`, password: `sai lần ${n}` }),
      headers: { origin: url, accept: 'text/html' },
      redirect: 'manual'
    }).then((answer) => answer.body?.cancel())
  );
  await Promise.race(knocks);
  return { gone: Promise.all(knocks).then(() => undefined) };
}
