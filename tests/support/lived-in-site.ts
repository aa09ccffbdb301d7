import { Agent } from 'node:http';
import type { Actor, Grant } from '#lib/domain/auth/roles.ts';
import * as auth from '#lib/server/auth/service.ts';
import * as contest from '#lib/server/contest/service.ts';
import * as documents from '#lib/server/documents/service.ts';
import { handInFor } from '#lib/server/entries/handing-in.ts';
import { linksOf } from '#lib/server/entries/links.ts';
import { operatorMay } from '#lib/server/operator.ts';
import { linksOf as teamLinks } from '#lib/server/live/links.ts';
import * as quiz from '#lib/server/quiz/service.ts';
import * as units from '#lib/server/units/service.ts';
import { Browser } from '#lib/simulation/http.ts';
import { actorOf } from './contest.ts';
import { makeCall } from './entries.ts';
import { makeSmallFinal } from './final.ts';
import { fillIn, handIn, lockedPanel, ok, openPanel, PASSWORD } from './panel.ts';
import { drawWholePlan, importWideBank } from './plan-final.ts';
import type { Site } from './site.ts';
import { makeTeamFinal } from './team-final.ts';

/** Somebody who looks at pages: the cookie of their browser, and where they begin. */
export type Visitor = { name: string; cookie: string; begins: string[] };

const [TEAM, OTHER] = ['UBND huyện Lai Vung', 'Sở Nội vụ'];

/** Fills a site with all that has pages, and answers all who have pages, signed in. */
export async function liveInSite(site: Site): Promise<Visitor[]> {
  const { ctx } = site;
  const contestId = (await contest.current(ctx))!.contest.id;
  const staff = await everyRole(site, contestId);
  const head = staff.actor;

  const { finalId } = await makeSmallFinal(ctx);
  const planned = await makeTeamFinal(ctx, contestId, ['Đội Một', 'Đội Hai']);
  await importWideBank(ctx);
  const { segments } = (
    await drawWholePlan(ctx, planned.may, planned.finalId, 'chung-ket-trac-nghiem')
  ).plan;
  const [seat] = await teamLinks(ctx, operatorMay('final.prepare', { contestId }), finalId);

  const panel = await openPanel(ctx, contestId, {
    judges: [{ actor: head, isHead: true }],
    teams: [{ name: TEAM }, { name: OTHER }]
  });
  const signed = await handIn(ctx, head, panel, TEAM, [900, 400]);
  const filled = await fillIn(ctx, head, panel, OTHER, [800, 300]);
  const locked = await lockedPanel(ctx, contestId);
  const preparing = await openPanel(ctx, contestId, { judges: [], teams: [], open: false });

  const call = await makeCall(ctx, contestId, { kinds: ['link'] });
  const [entrant] = await linksOf(ctx, call.may, call.callId);
  const link = 'https://video.dongthap.example/1';
  const offer = { entrantId: entrant!.entrantId, title: 'Phim', link, reason: 'Nộp qua văn thư' };
  ok(await handInFor(ctx, call.may, call.callId, offer));

  const may = operatorMay('document.make', { contestId });
  const order = { kind: 'report', aboutId: null, judgeId: null } as const;
  const { fields } = ok(await documents.readDraft(ctx, may, order));
  ok(await documents.make(ctx, may, order, fields));

  const [writing, done] = [await startPaper(site), await startPaper(site)];
  await submitAll(site, contestId, done);

  const screens = ['host', 'mc', 'stage', 'scoreboard', 'audience', 'lower-third', 'team'];
  const entry = `/entries/${call.tokens[0]}`;
  const sealed = `/organizer/finals/${finalId}`;
  return [
    {
      name: 'nobody',
      cookie: '',
      begins: [
        ...['/', '/login', '/activate', '/board', '/offline'],
        ...[`/live/join/${seat?.token}`, '/live/rehearsal/none', entry, `${entry}/receipt`]
      ]
    },
    {
      name: 'official',
      cookie: writing.cookie,
      begins: [
        ...['/quiz', writing.paper, `${writing.paper}/review`, `/vote/${call.callId}`],
        ...['/quiz/trouble', '/logout']
      ]
    },
    { name: 'official who is done', cookie: done.cookie, begins: [`${done.paper}/receipt`] },
    {
      name: 'staff',
      cookie: staff.cookie,
      begins: [
        `/organizer/judging/${preparing.markingId}/rules`,
        `/organizer/judging/${locked.markingId}/minutes`,
        `/organizer/judging/${locked.markingId}/sheets/filled`,
        `/judging/sheets/${signed}/receipt`,
        `/judging/sheets/${filled}/review`,
        ...segments.map(({ id }) => `/organizer/finals/${planned.finalId}/programme/${id}`),
        ...[sealed, `${sealed}/record`, `${sealed}/replay`, `${sealed}/teams/ranking`],
        ...screens.map((screen) => `/live/${finalId}/${screen}`),
        ...['/organizer', '/unit', '/unit/absent', '/judging', '/judging/lead', '/remedies'],
        ...['/work', '/security']
      ]
    }
  ];
}

/** One account with all roles there are. */
async function everyRole(
  { ctx }: Site,
  contestId: string
): Promise<{ actor: Actor; cookie: string }> {
  const { units: all } = await units.readTree(ctx);
  const unitId = all.find(({ code }) => code === 'HLV')!.id;
  const inContest = { kind: 'contest', contestId } as const;
  const grants: Grant[] = [
    { role: 'organizer', scope: { kind: 'installation' } },
    { role: 'administrator', scope: { kind: 'installation' } },
    ...(['host', 'mc', 'judge', 'head_judge', 'secretary'] as const).map((role) => ({
      role,
      scope: inContest
    })),
    { role: 'unit_coordinator', scope: { kind: 'unit', unitId } }
  ];
  const account = { loginName: 'moivai', displayName: 'Mọi Vai', password: PASSWORD };
  await auth.putStaffAccount(ctx, { ...account, grants });
  const { token } = ok(await auth.signIn(ctx, account, '127.0.0.1'));
  const session = await auth.readSession(ctx, token);
  return { actor: session!.actor, cookie: `session=${token}` };
}

type Writing = { loginName: string; cookie: string; paper: string };

/** An official of the site with a paper that runs. */
async function startPaper(site: Site): Promise<Writing> {
  const { loginName, code, password } = site.nextOfficial();
  const browser = new Browser(site.url, new Agent());
  await browser.postForm('/activate', { loginName, code, password });
  const { headers } = await browser.postForm('/quiz?/start', {});
  return { loginName, cookie: browser.cookie, paper: String(headers.location) };
}

/** Hands the paper in as it stands. */
async function submitAll(
  { ctx }: Site,
  contestId: string,
  { loginName, paper }: Writing
): Promise<void> {
  const actor = await actorOf(ctx, contestId, loginName);
  const attempt = await quiz.ownAttempt(ctx, actor, paper.split('/').at(-1) ?? '');
  if (!attempt) throw new Error(`no attempt at ${paper}`);
  ok(await quiz.submit(ctx, attempt, attempt.holder));
}
