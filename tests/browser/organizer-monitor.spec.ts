import { MINUTE } from '#lib/domain/core/time.ts';
import { DESK, expect, expectAccessible, test, tolerates } from '../support/browser.ts';
import { enterAsOrganizer, play } from '../support/organizer.ts';

test('the monitor follows the round, finds who is not seen, and gives time', async ({
  openSite,
  newDevice
}) => {
  test.slow();
  const site = await openSite({});
  await play(site, { AN: { score: 800, minutes: 9 }, BINH: { ago: 0 }, CHI: { ago: 300 } });
  const page = await newDevice(site, { viewport: DESK });
  const health = async (): Promise<unknown> => (await page.request.get('/healthz')).json();
  expect(await health(), 'what anybody learns').toEqual({ status: 'ok' });
  await enterAsOrganizer(page, site);
  expect(await health()).toEqual({ status: 'ok', database: 'ok', clock: 'ok', alarms: [] });
  await page.goto('/organizer');

  const figure = (name: string) =>
    page.locator('dl > div').filter({ has: page.locator('dt', { hasText: name }) });
  await expect(figure('Đã nộp bài')).toContainText('1');
  await expect(figure('Mất tín hiệu')).toContainText('2,27%');
  await expect(figure('Tổng số đăng ký')).toContainText('44');
  await expectAccessible(page);

  await play(site, { TS1: { score: 600, minutes: 5 }, TS2: { score: 600, minutes: 5 } });
  await expect(figure('Đã nộp bài').locator('.figure')).toHaveText('3');
  await expect(page.getByRole('row', { name: /Sở Nội vụ/ })).toContainText('3');
  await page.getByRole('button', { name: 'Tạm dừng' }).click();
  await expect(page.getByText('đang tạm dừng cập nhật')).toBeVisible();
  await page.getByRole('button', { name: 'Cập nhật tiếp' }).click();
  await expect(page.getByText('tự cập nhật mỗi 3 giây')).toBeVisible();

  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(2);
  await page.getByLabel('Lọc theo tên đơn vị').fill('lai vung');
  await expect(rows).toHaveCount(1);
  await page.getByLabel('Lọc theo tên đơn vị').fill('không có');
  await expect(page.getByText('Không có đơn vị nào khớp')).toBeVisible();
  await page.goto('/organizer?units=all');
  await page.getByRole('link', { name: 'Mất tín hiệu' }).click();
  await expect(page.getByRole('columnheader', { name: 'Mất tín hiệu' })).toHaveAttribute(
    'aria-sort',
    'descending'
  );
  await expect(rows).toHaveCount(5);

  await page.getByRole('link', { name: 'Bù giờ cho Lê Thị Chi' }).click();
  await expect(page.getByText('Sẽ hỗ trợ: 1 thí sinh')).toBeVisible();
  await expect(page.getByText('Lê Thị Chi (CHI)')).toBeVisible();
  await page.getByLabel('Số phút bù').fill('7');
  await page.getByLabel('Lý do').fill('Mất điện tại xã');
  await page.getByRole('button', { name: 'Bù giờ cho 1 thí sinh' }).click();
  await expect(page.getByText('Bù giờ: 1 thí sinh')).toBeVisible();
  await expectAccessible(page);
  const extended = await site.ctx.db.selectFrom('attempt').select('extra_ms').execute();
  expect(extended.map((one) => one.extra_ms).sort()).toEqual([0, 0, 0, 0, 7 * MINUTE].sort());
});

test('an interruption is answered once for all whom it hit, and they can be helped afterwards', async ({
  openSite,
  newDevice
}) => {
  const site = await openSite({});
  await play(site, { AN: { ago: 0 }, BINH: { ago: 0 }, CHI: { score: 600, minutes: 5 } });
  await site.goDownFor(3 * MINUTE);
  const page = await newDevice(site);
  await enterAsOrganizer(page, site);
  await page.goto('/organizer');
  // A machine with much to do may besides stand still while the server begins: that is a second one.
  const outage = page.getByRole('alert').filter({ hasText: 'Hệ thống ngừng chạy từ' });
  await expect(outage).toContainText('2 thí sinh đang làm bài bị ảnh hưởng.');
  await expectAccessible(page);
  const credit = outage.getByRole('button', { name: 'Bù giờ cho tất cả' });
  await credit.click();
  const reason = outage.getByLabel('Lý do (được ghi vào nhật ký)');
  await expect(reason).toHaveAccessibleDescription(/chưa có nội dung/);
  await reason.fill('Mất điện tại trung tâm dữ liệu');
  await credit.click();
  await expect(page.getByText('Đã bù giờ cho 2 thí sinh.')).toBeVisible();
  const credits = await site.ctx.db.selectFrom('attempt').select('credit_ms').execute();
  expect(credits.filter((one) => one.credit_ms >= 3 * MINUTE)).toHaveLength(2);

  await page.getByRole('link', { name: 'Giúp những thí sinh bị ảnh hưởng' }).click();
  await expect(page.getByLabel('Gián đoạn từ')).not.toHaveValue('');
  await page.getByLabel('Cách hỗ trợ').selectOption({ label: 'Bù giờ' });
  await page.getByRole('button', { name: 'Xem danh sách' }).first().click();
  await expect(page.getByText('Sẽ hỗ trợ: 2 thí sinh')).toBeVisible();
  await expectAccessible(page);
});

test(
  'wrong minutes and a missing reason are said beside their fields',
  tolerates(/status of 422/),
  async ({ openSite, newDevice }) => {
    const site = await openSite({});
    await play(site, { AN: { ago: 0 } });
    const page = await newDevice(site);
    await enterAsOrganizer(page, site);
    await page.goto('/organizer/attempts?q=van an');
    await page.getByLabel('Số phút bù').fill('500');
    await page.getByLabel('Lý do').pressSequentially('ok');
    await page.getByRole('button', { name: 'Bù giờ cho 1 thí sinh' }).click();
    await expect(page.getByLabel('Số phút bù')).toHaveAccessibleDescription(/từ 1 đến 180/);
    await expect(page.getByLabel('Lý do')).toHaveAccessibleDescription(/từ 5 đến 200/);
    await expect(page.getByLabel('Số phút bù')).toHaveValue('500');
  }
);
