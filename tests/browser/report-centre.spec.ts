import { DESK, expect, expectAccessible, test } from '../support/browser.ts';
import { enterAsOrganizer, play } from '../support/organizer.ts';
import { MINUTE } from '#lib/domain/core/time.ts';

test('an organizer finds, filters, sorts, looks behind and downloads a report', async ({
  openSite,
  newDevice
}) => {
  test.slow();
  const site = await openSite({ opensAt: Date.now() - 60 * MINUTE, closesAt: Date.now() - MINUTE });
  await play(site, {
    AN: { score: 1000, minutes: 9 },
    TS1: { score: 800, minutes: 8 },
    BINH: { score: 200, minutes: 8 },
    CHI: { score: 800, minutes: 9 }
  });
  const page = await newDevice(site, { viewport: DESK, acceptDownloads: true });
  await enterAsOrganizer(page, site);
  await page.goto('/organizer/reports');
  await expect(page.getByText('4 người dự thi (9,09%)')).toBeVisible();
  await expectAccessible(page);

  // 2 of 41 in the department: below half by 19 people. The district is above.
  await page.getByRole('link', { name: 'Đơn vị cần đôn đốc' }).click();
  const below = page.getByRole('region', { name: 'Dưới 50%: 1 đơn vị' });
  await expect(below.getByRole('listitem')).toContainText('còn 19 người nữa đạt 50%');
  await expectAccessible(page);
  await page.getByLabel('Ngưỡng (%)').fill('80');
  await page.getByRole('button', { name: 'Xem' }).click();
  await expect(page.getByRole('heading', { name: 'Dưới 80%: 2 đơn vị' })).toBeVisible();
  const rows = page.locator('tbody tr');
  await expect(rows.first()).toContainText('Sở Nội vụ');
  const missing = page.getByRole('columnheader', { name: 'Còn thiếu (người)' });
  await missing.getByRole('link').click();
  await expect(missing).toHaveAttribute('aria-sort', 'descending');
  await missing.getByRole('link').click();
  await expect(rows.first()).toContainText('UBND huyện Lai Vung');
  await page
    .getByRole('link', { name: 'Xem danh sách chưa dự thi của UBND huyện Lai Vung' })
    .click();
  await expect(page.getByText('Chưa dự thi: 1 người.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Phạm Văn Dũng/ })).toBeVisible();
  await expectAccessible(page);

  await page.goto('/organizer/reports/quality?unit=HLV');
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Tải .xlsx' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^Chất lượng bài thi .*\.xlsx$/);
  for (const kind of [
    'progress',
    'quality',
    'scores',
    'items',
    'structure',
    'final',
    'incidents'
  ]) {
    await page.goto(`/organizer/reports/${kind}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
});
