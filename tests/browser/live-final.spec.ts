import type { Page } from '@playwright/test';
import { hundredths } from '#lib/domain/core/points.ts';
import { MINUTE } from '#lib/domain/core/time.ts';
import { replay } from '#lib/domain/live/evolve.ts';
import type { SegmentKind } from '#lib/domain/live/segments.ts';
import { standingsOf } from '#lib/domain/live/standings.ts';
import type { OperatorView } from '#lib/domain/live/view/host.ts';
import { storedJournal } from '#lib/server/live/journal.ts';
import { makeSimulatedFinal } from '#lib/simulation/final/make-final.ts';
import { canaryOf } from '#lib/simulation/final/programme.ts';
import { marks } from '#lib/text/format.ts';
import { expect, test, violationsOf } from '../support/browser.ts';
import { openHall, type Hall } from '../support/hall.ts';
import { atRest, hasHeard } from '../support/operator.ts';
import { organizer } from '../support/organizer.ts';
import { runShow, type Hand } from '../support/show-hands.ts';

const TEAMS = 15;

/** Nobody runs out of time while a test looks at every screen. */
const PACE = { answerMs: 10 * MINUTE, pressMs: 10 * MINUTE };

/** So many questions of each segment are played in the browsers; the others go the same way. */
const SEEN_QUESTIONS = 2;

/** A step at which every screen of a segment has something to show. */
const HIGH_POINT: Record<SegmentKind, string> = {
  judged: 'performing',
  simultaneous: 'open',
  buzzer: 'answering',
  package: 'answering',
  typed: 'open',
  audience: 'open',
  'sudden-death': 'answering'
};

test('fifteen teams play a whole final before operator, projector and audience', async ({
  site,
  newDevice
}) => {
  test.setTimeout(15 * MINUTE);
  const { contestId, programme } = await makeSimulatedFinal(site.ctx, TEAMS, PACE);
  const final = { finalId: programme.finalId, contestId, programme };
  await site.addStaff(organizer.loginName, organizer.password);
  const hall = await openHall(site, newDevice, final, organizer);
  const { host, leave } = await runShow(site.ctx, site.url, final);
  const seen = new Set<SegmentKind>();

  for (;;) {
    const view = host.view();
    if (view.stage.phase === 'ended') break;
    const kind = view.stage.segment?.kind;
    if (kind && !seen.has(kind) && view.step === HIGH_POINT[kind]) {
      seen.add(kind);
      await standsAfterReload(hall, view);
    }
    await tellsNoKey(hall, view);
    await playOn(hall, host);
  }

  expect([...seen].sort()).toEqual(Object.keys(HIGH_POINT).sort());
  const record = await storedJournal(site.ctx, final.finalId).read();
  const state = replay(programme, record);
  const standings = standingsOf(programme, state.show);
  expect(host.view().board.lines.map(({ teamId, points }) => [teamId, points])).toEqual(
    standings.map(({ teamId, points }) => [teamId, points])
  );
  const shown = hall.scoreboard.getByRole('list', { name: 'Bảng điểm' }).getByRole('listitem');
  for (const [index, { teamId, points }] of standings.entries()) {
    const name = programme.teams.find(({ id }) => id === teamId)?.name ?? '';
    await expect(shown.nth(index)).toContainText(name);
    await expect(shown.nth(index)).toContainText(`${marks(points)} điểm`);
  }
  for (const page of pagesOf(hall)) expect(await violationsOf(page), page.url()).toEqual([]);
  leave();
  for (const other of hall.others) other.close();
});

const pagesOf = ({ operator, teams, projector, scoreboard, spectator }: Hall): Page[] => [
  operator,
  ...teams,
  projector,
  scoreboard,
  spectator
];

const lastSeq = ({ record }: OperatorView): number => record.at(-1)?.seq ?? 0;

/** The console leaves the sums of the audience out of what it lists. */
const lastShownSeq = ({ record }: OperatorView): number =>
  record.findLast(({ type }) => type !== 'audience-counted')?.seq ?? 0;

/**
 * One step of the show, by the keyboard of the console and the fingers of the two teams. A second
 * operator leads what a browser has shown already: the turns of the thirteen teams without one, and
 * the questions after the second of each segment.
 */
async function playOn(hall: Hall, host: Hand<OperatorView>): Promise<void> {
  const view = host.view();
  const { acting, asked } = view.stage;
  const isOfOthers = acting && !pageOf(hall, view, acting.teamId);
  const isSeen = view.next.length > 0 && (asked?.number ?? 0) > SEEN_QUESTIONS;
  if (isOfOthers || isSeen) return lead(host, view);
  await hasHeard(hall.operator, lastShownSeq(view));
  await atRest(hall.operator);
  await move(hall, host, view);
  // Answers of teams are events, too, and lead nowhere by themselves.
  const isPlayed = (next: OperatorView): boolean =>
    view.step === undefined ? lastSeq(next) > lastSeq(view) : next.expected !== view.expected;
  await host.until(isPlayed);
}

/** The usual step of the console, sent over a socket. */
async function lead(host: Hand<OperatorView>, view: OperatorView): Promise<void> {
  const [next] = view.next;
  switch (next) {
    case 'host:award':
      return host.send(next, { points: hundredths(8) });
    case 'host:choose-package':
      return host.send(next, { value: hundredths(10) });
    case 'host:ready-question':
      return host.send(next, { questionId: null });
    case 'host:judge':
      return host.send(next, { isRight: true });
    case undefined:
      throw new Error(`nothing follows ${view.step}`);
    default:
      return host.send(next);
  }
}

async function move(hall: Hall, host: Hand<OperatorView>, view: OperatorView): Promise<void> {
  const { operator, teams, spectator } = hall;
  const keyboard = operator.keyboard;
  const [next] = view.next;
  switch (view.step) {
    case 'marking':
      if (next !== 'host:award') return keyboard.press('Space');
      await keyboard.press('m');
      await keyboard.type('8,5');
      return keyboard.press('Enter');
    case 'choosing': {
      const page = pageOf(hall, view, view.stage.acting?.teamId);
      if (!page) return keyboard.press('1');
      return page.locator('[data-package]').first().click();
    }
    case 'open':
      if (view.stage.segment?.kind === 'audience') {
        await spectator.locator('[data-place="B"]').click();
        await expect(spectator.getByText('Quý vị chọn')).toBeVisible();
      } else {
        for (const page of teams) await answer(page, view.stage.question?.options.length === 0);
        await host.until(({ stage }) => stage.answeredIds?.length === stage.segment?.inIds.length);
      }
      return keyboard.press('Space');
    case 'race': {
      const index = view.teams.slice(0, teams.length).findIndex(({ mayPress }) => mayPress);
      const page = teams[index];
      if (!page) throw new Error('neither team may press');
      await expect(page.locator('[data-buzzer="live"]')).toBeVisible();
      return page.keyboard.press('Space');
    }
    case 'collecting':
      return;
    case 'answering':
      return keyboard.press(isWrong(view) ? 's' : 'd');
    case undefined:
      return view.stage.phase === 'interval' ? between(hall, view) : keyboard.press('Space');
    default:
      return keyboard.press('Space');
  }
}

/** The first question of a segment is missed once, so that another team may have it. */
const isWrong = ({ stage }: OperatorView): boolean =>
  stage.segment?.kind !== 'sudden-death' &&
  stage.asked?.number === 1 &&
  stage.asked.attempts.length === 0;

const pageOf = (hall: Hall, view: OperatorView, teamId: string | undefined): Page | undefined =>
  hall.teams[view.teams.findIndex((team) => team.teamId === teamId)];

async function answer(page: Page, isTyped: boolean): Promise<void> {
  if (isTyped) {
    await page.getByRole('textbox').fill('  ĐÚNG ');
    await page.getByRole('textbox').press('Enter');
  } else {
    await page.locator('[data-place="B"]').click();
  }
  await expect(page.locator('[data-answer="recorded"]')).toBeVisible();
}

/** What the operator does between segments: the next one, a tie and its decision, the end. */
async function between({ operator }: Hall, view: OperatorView): Promise<void> {
  const begun = view.progress.begun.length;
  if (begun < 6) return operator.keyboard.press('Space');
  const points = view.teams
    .slice(0, 2)
    .map(({ teamId }) => view.board.lines.find((line) => line.teamId === teamId)?.points ?? 0);
  const [first = 0, second = 0] = points;
  if (begun === 6 && first !== second) {
    await operator.keyboard.press('a');
    const form = operator.getByRole('dialog', { name: 'Điều chỉnh điểm' });
    await form.getByLabel('Đội').selectOption({ label: 'Đội 2' });
    await form.getByLabel('Số điểm').fill(marks(first - second));
    await form.getByLabel('Lý do').fill('Cho hai đội bằng điểm để thi câu hỏi phụ');
    return form.getByRole('button', { name: 'Điều chỉnh điểm' }).click();
  }
  if (begun === 6) {
    const rank = view.board.lines.find(({ teamId }) => teamId === view.teams[0]?.teamId)?.rank;
    await operator.getByText('Chọn đội, phần thi hoặc câu hỏi khác').click();
    return operator
      .getByRole('button', { name: new RegExp(`Câu hỏi phụ, các đội đồng hạng ${rank}\\b`) })
      .click();
  }
  const wasFrozen = view.record.some(({ type }) => type === 'board-frozen');
  if (!wasFrozen) return operator.keyboard.press('z');
  await operator.keyboard.press(view.board.isFrozen ? 'z' : 'Space');
  return operator.getByRole('dialog').getByRole('button', { name: /^Có/ }).click();
}

/** Every screen comes back to the same moment. */
async function standsAfterReload(hall: Hall, view: OperatorView): Promise<void> {
  const pages = [...hall.teams, hall.projector, hall.spectator];
  const words = view.stage.question?.stem ?? view.stage.segment?.name ?? '';
  for (const page of pages) await page.reload();
  await hall.operator.reload();
  for (const page of pages) await expect(page.getByText(words).first()).toBeVisible();
  await expect(hall.operator.getByText(words).first()).toBeVisible();
  for (const page of hall.teams) await expect(page.getByText('Đã kết nối')).toBeVisible();
}

/** No page of the hall holds the key of the question on stage before it is revealed (B-L1). */
async function tellsNoKey(
  { teams, projector, spectator }: Hall,
  view: OperatorView
): Promise<void> {
  if (view.step !== 'closed' || !view.card) return;
  for (const page of [...teams, projector, spectator]) {
    expect(await page.content()).not.toContain(canaryOf(view.card.questionId));
  }
}
