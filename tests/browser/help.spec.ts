import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { expect, expectAccessible, test } from '../support/browser.ts';
import { smallFile } from '../support/contest.ts';
import { choose, expectAllSaved, startPaper } from '../support/paper-page.ts';
import { enterAsOrganizer } from '../support/organizer.ts';
import { activate, signIn } from '../support/site.ts';

const SHORT = {
  paper: { ...smallFile.round.rules.paper, durationMs: 6 * SECOND },
  graceMs: SECOND
};
const second = { loginName: 'nguoithuhai', password: 'sen-hong-thap-muoi' };

test('a paper that time closed goes on when a second organizer confirms', async ({
  openSite,
  newDevice
}) => {
  test.slow();
  const site = await openSite({ rules: SHORT });
  const contestant = await newDevice(site);
  await contestant.clock.install();
  const attempt = await startPaper(contestant, site, site.nextOfficial());
  await choose(contestant, 'A');
  await expectAllSaved(contestant);
  await expect(contestant).toHaveURL(/receipt$/, { timeout: 20_000 });

  const page = await newDevice(site);
  await enterAsOrganizer(page, site);
  await site.addStaff(second.loginName, second.password);
  await page.goto('/organizer/attempts?q=TS1&kind=go-on');
  await page.getByRole('link', { name: 'Chọn Đặng Thị Ánh 1', exact: true }).click();
  await expect(page.getByText('Sẽ hỗ trợ: 1 thí sinh')).toBeVisible();
  await expect(page.getByText('Cần người thứ hai xác nhận')).toBeVisible();
  await page.getByLabel('Số phút làm tiếp').fill('12');
  await page.getByLabel('Lý do').fill('Mất điện tại điểm thi');
  await page.getByRole('button', { name: 'Gửi yêu cầu cho 1 thí sinh' }).click();
  await expect(page.getByText('Đang chờ người thứ hai xác nhận.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rút yêu cầu' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Xác nhận cho 1 thí sinh' })).toHaveCount(0);
  await expectAccessible(page);
  expect(await site.stateOf(attempt)).toBe('submitted');

  const other = await newDevice(site);
  await signIn(other, site, second);
  await other.goto('/organizer');
  await expect(other.getByText('1 yêu cầu hỗ trợ thí sinh đang chờ')).toBeVisible();
  await other.getByRole('link', { name: 'Xem và xác nhận' }).click();
  await other.getByRole('button', { name: 'Xác nhận cho 1 thí sinh' }).click();
  await expect(other.getByText('Đã xác nhận và thực hiện.')).toBeVisible();

  await contestant.clock.fastForward(MINUTE);
  await expect(contestant).toHaveURL(new RegExp(`/quiz/${attempt}$`));
  await expect(contestant.getByText('Đã trả lời 1/5')).toBeVisible();
});

test('who could not start in time may start afterwards', async ({ openSite, newDevice }) => {
  test.slow();
  const site = await openSite({ opensAt: Date.now() - 9 * MINUTE, closesAt: Date.now() - MINUTE });
  const contestant = await newDevice(site);
  await activate(contestant, site, site.nextOfficial());
  await contestant.goto('/quiz');
  await expect(contestant.getByRole('button', { name: 'Bắt đầu làm bài' })).toHaveCount(0);

  const page = await newDevice(site, { javaScriptEnabled: false });
  await enterAsOrganizer(page, site);
  await page.goto('/organizer/attempts?by=unit');
  await page.getByLabel('Đơn vị').selectOption({ label: '\u2003Sở Nội vụ' });
  await page.getByLabel('Cách hỗ trợ').selectOption('new-attempt');
  await page.getByRole('button', { name: 'Xem danh sách' }).first().click();
  await page.getByLabel('Chưa vào thi (41)').check();
  await page.getByRole('button', { name: 'Xem danh sách' }).last().click();
  await expect(page.getByText('Sẽ hỗ trợ: 41 thí sinh')).toBeVisible();
  await page.getByLabel('Lý do').fill('Mất điện toàn tỉnh');
  await page.getByRole('button', { name: 'Cho 41 thí sinh thi lại' }).click();
  await expect(page.getByText('Cho thi lại: 41 thí sinh')).toBeVisible();
  await expect(page.getByText('không có người thứ hai xác nhận')).toBeVisible();

  await contestant.reload();
  await expect(contestant.getByText('Ban Tổ chức cho vào thi')).toBeVisible();
  await expectAccessible(contestant);
  await contestant.getByRole('button', { name: 'Bắt đầu làm bài' }).click();
  await expect(contestant.getByText('Đã trả lời 0/5')).toBeVisible();
});
