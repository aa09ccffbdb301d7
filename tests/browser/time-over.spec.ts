import { SECOND } from '#lib/domain/core/time.ts';
import { expect, test, tolerates } from '../support/browser.ts';
import { choose, expectAllSaved, goTo, question, startPaper } from '../support/paper-page.ts';
import { smallFile } from '../support/contest.ts';
import { signIn } from '../support/site.ts';

/** Papers that are over soon: the tests wait for what happens, not for a time. */
const SHORT = {
  paper: { ...smallFile.round.rules.paper, durationMs: 6 * SECOND },
  graceMs: SECOND
};

test('time over in the middle: the server hands in what is saved', async ({
  openSite,
  newDevice
}) => {
  const site = await openSite({ rules: SHORT });
  const page = await newDevice(site);
  await startPaper(page, site, site.nextOfficial());
  await expect(page.getByText('Chỉ còn dưới 1 phút.')).toBeVisible();
  await choose(page, 'A');
  await expectAllSaved(page);
  await expect(page.getByRole('alert')).toContainText('Đã hết giờ làm bài');
  await expect(question(page).locator('input[type=radio][value=A]')).toBeDisabled();
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('Đã hết giờ, hệ thống đã tự động nộp bài', { timeout: 20_000 });
  await expect(page.getByText('1/5', { exact: true })).toBeVisible();
});

test('with the browser closed, too', async ({ openSite, newDevice }) => {
  const site = await openSite({ rules: SHORT });
  const official = site.nextOfficial();
  const page = await newDevice(site);
  const attempt = await startPaper(page, site, official);
  await choose(page, 'A');
  await goTo(page, 2);
  await choose(page, 'B');
  await expectAllSaved(page);
  await page.context().close();

  await expect.poll(() => site.stateOf(attempt), { timeout: 20_000 }).toBe('submitted');
  const later = await newDevice(site);
  await signIn(later, site, official);
  await later.goto(`/quiz/${attempt}`);
  await expect(later.getByRole('heading', { level: 1 })).toHaveText(
    'Đã hết giờ, hệ thống đã tự động nộp bài'
  );
  await expect(later.getByText('2/5', { exact: true })).toBeVisible();
});

test(
  'answers that come too late are refused in words',
  tolerates(/ERR_INTERNET_DISCONNECTED|status of 409/),
  async ({ openSite, newDevice }) => {
    const site = await openSite({ rules: SHORT });
    const page = await newDevice(site);
    const attempt = await startPaper(page, site, site.nextOfficial());
    await choose(page, 'A');
    await expectAllSaved(page);
    await page.context().setOffline(true);
    await goTo(page, 2);
    await choose(page, 'B');
    await expect.poll(() => site.stateOf(attempt), { timeout: 20_000 }).toBe('submitted');
    await expect(page.getByText('1 câu không kịp lưu trước khi hết giờ.')).toBeVisible();
    await page.context().setOffline(false);
    await expect(page.getByText('1/5', { exact: true })).toBeVisible();
  }
);
