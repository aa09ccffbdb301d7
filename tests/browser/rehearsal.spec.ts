import * as contest from '#lib/server/contest/service.ts';
import { DESK, expect, expectAccessible, test, tolerates } from '../support/browser.ts';
import { makeSmallFinal } from '../support/final.ts';
import { enterAsOrganizer } from '../support/organizer.ts';
import { runShow } from '../support/show-hands.ts';
import { makeTeamFinal } from '../support/team-final.ts';

test('a final without a programme is rehearsed with made-up teams', async ({ site, newDevice }) => {
  test.slow();
  const contestId = (await contest.current(site.ctx))!.contest.id;
  const { finalId } = await makeTeamFinal(site.ctx, contestId);
  const page = await newDevice(site);
  await enterAsOrganizer(page, site);
  await page.goto(`/organizer/finals/${finalId}`);
  await page.getByRole('link', { name: 'Mở: Chạy thử' }).click();
  await expect(page.getByRole('radio', { name: /Các đội thật/ })).toBeDisabled();
  await expect(page.getByText('Chương trình chưa niêm phong')).toBeVisible();
  await expectAccessible(page);

  const stage = await newDevice(site, { viewport: DESK });
  await stage.goto(`/live/${finalId}/stage`);
  await page.getByLabel('Số đội giả định').fill('3');
  await page.getByLabel('Thể thức chạy thử').selectOption('chung-ket-trac-nghiem');
  await page.getByRole('button', { name: 'Bắt đầu chạy thử' }).click();
  await expect(page.getByText('Đang chạy thử', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Đội Sen Hồng' })).toBeVisible();
  await expectAccessible(page);
  await expect(stage.getByText('Chạy thử', { exact: true })).toBeVisible();

  const address = await page.getByText('/live/rehearsal/').first().textContent();
  const device = await newDevice(site);
  await device.goto(address!);
  await expect(device.getByRole('heading', { name: 'Chạy thử với Đội Sen Hồng' })).toBeVisible();
  await expectAccessible(device);
  await device.getByRole('button', { name: 'Tham gia chạy thử' }).click();
  await expect(device.getByText('Đội Sen Hồng').first()).toBeVisible();
  await expect(device.getByText('Chạy thử', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Kết thúc chạy thử' }).click();
  await expect(page.getByText('Đã kết thúc chạy thử.')).toBeVisible();
  await expect(stage.getByText('Chạy thử', { exact: true })).toHaveCount(0);
  await expect(device.getByRole('heading', { name: 'Buổi chạy thử đã kết thúc' })).toBeVisible();
  await device.goto(address!);
  await expect(device.getByRole('heading', { name: 'Buổi chạy thử đã kết thúc' })).toBeVisible();
});

test('real questions of a sealed final are rehearsed only when chosen', async ({
  site,
  newDevice
}) => {
  const final = await makeSmallFinal(site.ctx);
  const page = await newDevice(site, { javaScriptEnabled: false });
  await enterAsOrganizer(page, site);
  await page.goto(`/organizer/finals/${final.finalId}/rehearsal`);
  await page.getByRole('radio', { name: /Các đội thật/ }).check();
  await expect(page.getByRole('radio', { name: /Câu hỏi chạy thử/ })).toBeChecked();
  await page.getByRole('radio', { name: /Câu hỏi thật/ }).check();
  await page.getByRole('button', { name: 'Bắt đầu chạy thử' }).click();
  await expect(page.getByText('Buổi chạy thử này dùng câu hỏi thật.')).toBeVisible();
  await expect(page.getByText('Các đội chơi bằng thiết bị đã nhận chỗ.')).toBeVisible();
  await page.getByRole('button', { name: 'Kết thúc chạy thử' }).click();
  await expect(page.getByText('Đã kết thúc chạy thử.')).toBeVisible();
});

test(
  'a show that runs is not rehearsed',
  tolerates(/status of 409/),
  async ({ site, newDevice }) => {
    const final = await makeSmallFinal(site.ctx);
    const page = await newDevice(site);
    await enterAsOrganizer(page, site);
    await page.goto(`/organizer/finals/${final.finalId}/rehearsal`);
    const show = await runShow(site.ctx, site.url, final);
    await show.host.send('host:start-show');
    await page.getByRole('button', { name: 'Bắt đầu chạy thử' }).click();
    await expect(page.getByText('Chỉ chạy thử được trước khi bắt đầu')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Không thể chạy thử khi vòng chung kết')).toBeVisible();
    await expectAccessible(page);
    show.leave();
  }
);
