import { HOUR, SECOND } from '#lib/domain/core/time.ts';
import { expect, expectAccessible, test } from '../support/browser.ts';
import { activate } from '../support/site.ts';

test('what a visitor reads comes from the rules', async ({ site, newDevice }) => {
  const page = await newDevice(site);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hội thi nhỏ');
  await expect(page.getByText('Đơn vị tổ chức: Sở Nội vụ')).toBeVisible();
  await expect(page.getByText('Kế hoạch số 1')).toBeVisible();
  await expect(page.getByText('Mọi công chức')).toBeVisible();
  const facts = page.getByRole('region', { name: 'Thể lệ Vòng 1' }).getByRole('listitem');
  await expect(facts).toHaveText([
    /5 câu hỏi/,
    /30 phút/,
    /2 điểm.*tối đa 10 điểm$/,
    /1 lượt/,
    /2 bài/,
    /1 đơn vị/
  ]);
  await expect(page.getByRole('timer', { name: 'Ca 1 kết thúc sau' })).toContainText('03');
  await expect(page.getByRole('row', { name: /^Ca 1/ })).toContainText('Đang mở');
  await expectAccessible(page);
});

test('the page speaks English after one press, also without scripts', async ({
  site,
  newDevice
}) => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await newDevice(site, { javaScriptEnabled });
    await page.goto('/login?next=/quiz');
    await page.getByRole('button', { name: /English/ }).click();
    await expect(page).toHaveURL('/login?next=/quiz');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.goto('/');
    await expect(page.getByRole('link', { name: 'Sign in to take part' })).toBeVisible();
    await expect(page.getByText('Best 2')).toBeVisible();
  }
});

test('before there is a contest', async ({ openSite, newDevice }) => {
  const page = await newDevice(await openSite({ hasContest: false }));
  await page.goto('/');
  await expect(page.getByText('Chưa có hội thi nào được mở')).toBeVisible();
  await expectAccessible(page);
});

test('the waiting room opens by itself, for visitors and for contestants', async ({
  openSite,
  newDevice
}) => {
  test.slow();
  const site = await openSite({ opensAt: Date.now() + HOUR, closesAt: Date.now() + 2 * HOUR });
  // From here on only two pages have to come before it opens.
  const opensAt = Date.now() + 20 * SECOND;
  await site.ctx.db.updateTable('exam_session').set({ opens_at: opensAt }).execute();
  const visitor = await newDevice(site);
  await visitor.goto('/');
  const row = visitor.getByRole('row', { name: /^Ca 1/ });
  await expect(row).toContainText('Sắp mở');

  const page = await newDevice(site);
  await activate(page, site, site.nextOfficial());
  await page.goto('/quiz');
  const start = page.getByRole('button', { name: 'Bắt đầu làm bài' });
  await expect(page.getByRole('timer', { name: 'Ca thi mở sau' })).toBeVisible();
  await expect(start).toBeDisabled();
  await expectAccessible(page);

  await expect(start).toBeEnabled({ timeout: 40_000 });
  expect(Date.now()).toBeGreaterThanOrEqual(opensAt);
  await start.click();
  await expect(page.locator('fieldset:visible')).toHaveCount(1);
  await expect(row).toContainText('Đang mở');
});

test('a session that is over', async ({ openSite, newDevice }) => {
  const site = await openSite({ opensAt: Date.now() - 2 * HOUR, closesAt: Date.now() - HOUR });
  const page = await newDevice(site);
  await page.goto('/');
  await expect(page.getByText('Các ca thi của Vòng 1 đã kết thúc.')).toBeVisible();
  await activate(page, site, site.nextOfficial());
  await page.goto('/quiz');
  await expect(
    page.getByText(/Ca thi đã kết thúc lúc .* và đồng chí chưa có bài thi/)
  ).toContainText('vui lòng liên hệ đầu mối của đơn vị hoặc Ban Tổ chức.');
  await expect(page.getByText('Trước khi bắt đầu')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Bắt đầu làm bài' })).toHaveCount(0);
  await expectAccessible(page);
});
