import { readFile } from 'node:fs/promises';
import { putStaffAccount } from '#lib/server/auth/service.ts';
import { readTables } from '#lib/server/files/service.ts';
import { DESK, expect, expectAccessible, test } from '../support/browser.ts';
import { makeSmallFinal } from '../support/final.ts';
import { enterAsOrganizer } from '../support/organizer.ts';
import { playFinal } from '../support/played-final.ts';
import { signIn } from '../support/site.ts';

test('the record tells ranking, segments and corrections, and hands out the result sheet', async ({
  openSite,
  newDevice
}) => {
  test.slow();
  const site = await openSite({});
  const { finalId } = await playFinal(site.ctx);
  const page = await newDevice(site, { viewport: DESK });
  await enterAsOrganizer(page, site);
  await page.goto(`/organizer/finals/${finalId}/record`);

  const ranking = page.getByRole('table', { name: 'Xếp hạng' });
  await expect(ranking.locator('tbody tr')).toHaveCount(3);
  await expect(ranking).toContainText('Hạng 1: 18,5 điểm.');
  const corrections = page.getByRole('table', { name: 'Sửa đổi trong buổi thi' });
  await expect(corrections.locator('tbody tr')).toHaveCount(3);
  await expect(corrections).toContainText('Đề in thiếu một phương án');
  await expect(page.getByText('Kết quả tạm thời')).toHaveCount(0);
  await expectAccessible(page);

  const arriving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Bảng kết quả (.xlsx)' }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toBe('Kết quả chung kết 20-10-2021.xlsx');
  const bytes = await readFile(await download.path());
  const read = await readTables({ name: 'results.xlsx', bytes });
  expect(read.ok && read.value.length).toBe(7);
});

test('while the show runs the record says that it is partial; before it there is none', async ({
  site,
  newDevice
}) => {
  const running = await playFinal(site.ctx, { until: 'quiz' });
  const waiting = await makeSmallFinal(site.ctx);
  const page = await newDevice(site);
  await enterAsOrganizer(page, site);
  await page.goto(`/organizer/finals/${running.finalId}/record`);
  await expect(page.getByRole('note')).toContainText('Kết quả tạm thời');
  await expect(page.getByText('Chưa kết thúc', { exact: true })).toBeVisible();
  await page.goto(`/organizer/finals/${running.finalId}/replay`);
  // Keys are taken once the page has come to life.
  await expect(async () => {
    await page.keyboard.press('End');
    const last = `${running.played.state.log.length}`;
    await expect(page.getByRole('slider')).toHaveValue(last, { timeout: 500 });
  }).toPass();

  for (const path of ['record', 'replay']) {
    await page.goto(`/organizer/finals/${waiting.finalId}/${path}`);
    await expect(page.getByText('Chưa có biên bản')).toBeVisible();
  }
  await expectAccessible(page);
  const file = await page.request.get(`/organizer/finals/${waiting.finalId}/record/results.xlsx`);
  expect(file.status()).toBe(404);
});

test('neither a stranger nor a host gets a page or a file of the record', async ({
  site,
  newDevice
}) => {
  const { finalId, contestId } = await playFinal(site.ctx);
  const paths = ['record', 'replay', 'record/record.jsonl', 'record/results.xlsx'].map(
    (path) => `/organizer/finals/${finalId}/${path}`
  );
  const page = await newDevice(site);
  for (const path of paths) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/login\?next=/);
  }
  const host = { loginName: 'dieuhanh', password: 'chuông-vàng-ngân-vang' };
  await putStaffAccount(site.ctx, {
    ...host,
    displayName: 'Điều hành',
    grants: [{ role: 'host', scope: { kind: 'contest', contestId } }]
  });
  await signIn(page, site, host);
  for (const path of paths) expect((await page.request.get(path)).status()).toBe(403);
});

test('the replay goes by keys, by segments and by itself, and shows what was undone later', async ({
  openSite,
  newDevice
}) => {
  test.slow();
  const site = await openSite({});
  const { finalId } = await playFinal(site.ctx);
  const page = await newDevice(site, { viewport: DESK });
  await enterAsOrganizer(page, site);
  await page.goto(`/organizer/finals/${finalId}/replay`);
  const picture = page.getByRole('region', { name: 'Màn hình sân khấu' });
  const place = page.getByRole('slider', { name: 'Dòng thời gian' });
  await expect(place).toHaveValue('0');
  await expect(async () => {
    await page.keyboard.press('ArrowRight');
    await expect(place).not.toHaveValue('0', { timeout: 500 });
  }).toPass();
  await page.keyboard.press('End');
  await expect(picture).toContainText('Kết quả chung cuộc');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Kiến thức', exact: true }).click();
  await expect(picture).toContainText('Kiến thức');
  const undone = page.getByRole('button', { name: /Điều chỉnh điểm.*sau đó được hoàn tác/ });
  await undone.click();
  await expect(undone).toHaveAttribute('aria-current', 'step');

  await page.getByRole('radio', { name: '60 lần' }).check();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Tạm dừng' })).toBeVisible();
  await expect(picture).toContainText('Kết quả chung cuộc', { timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Phát' })).toBeVisible();
});
