import type { Page } from '@playwright/test';
import * as judging from '#lib/server/judging/service.ts';
import { expect, expectAccessible, PHONE, test, tolerates } from '../support/browser.ts';
import { addJudge, enterAsJudge, panelOf } from '../support/judges.ts';
import { mayLead, ok, PASSWORD, sheetOf } from '../support/panel.ts';

const TABLET = { viewport: { width: 1024, height: 768 }, hasTouch: true };
const [AN, BINH] = ['Nguyễn Văn An', 'Trần Thị Bình'];
const TEAMS = ['Lai Vung', 'Sở Nội vụ'];

const content = (page: Page) => page.getByRole('spinbutton', { name: 'Điểm Nội dung' });
const form = (page: Page) => page.getByRole('spinbutton', { name: 'Điểm Hình thức' });
const saved = (page: Page) => page.getByText(/^Đã lưu \d\d:\d\d:\d\d$/);

async function type(page: Page, field: 'content' | 'form', mark: string): Promise<void> {
  const input = field === 'content' ? content(page) : form(page);
  await input.fill(mark);
  await input.press('Enter');
}

/** Lets saves and looks get lost, as where the network is away. */
async function loseCalls(page: Page): Promise<() => Promise<void>> {
  const calls = '**/api/judging/**';
  await page.route(calls, (route) => route.abort('connectionreset'));
  return () => page.unroute(calls);
}

test(
  'a sheet is filled in on a tablet, with the network away and back, and after a reload',
  tolerates(/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET|ERR_FAILED/),
  async ({ openSite, newDevice }) => {
    test.slow();
    const site = await openSite({});
    const an = await addJudge(site, 'giamkhao-an', AN);
    const page = await newDevice(site, TABLET);
    page.on('dialog', (dialog) => void dialog.accept());
    await enterAsJudge(page, site, an);
    await expect(page.getByText('Chưa có phiếu chấm nào')).toBeVisible();
    await expectAccessible(page);

    await panelOf(site, [an], TEAMS);
    await page.reload();
    await expect(page.getByText('Đã nộp 0 trên 2 phiếu')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Bắt đầu chấm' }).tap();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('1. Lai Vung');
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Tăng 0,5 điểm, Nội dung' }).tap();
    await expect(content(page)).toHaveValue('0,5');
    await expect(saved(page)).toBeVisible();
    await type(page, 'content', '8,25');
    await expect(page.getByText('Điểm theo bước 0,5: chọn 8 hoặc 8,5.')).toBeVisible();
    await expectAccessible(page);
    await type(page, 'content', '12');
    await expect(page.getByText('Điểm phải từ 0 đến 10.')).toBeVisible();
    await type(page, 'content', '8,5');
    await expect(form(page)).toBeFocused();
    await form(page).press('ArrowDown');
    await form(page).press('ArrowDown');
    await expect(form(page)).toHaveValue('4,75');
    // 8,5 and one and a half times 4,75, in exact decimals.
    await expect(page.getByText('15,63')).toBeVisible();
    await page.getByLabel('Ghi chú riêng của giám khảo').fill('Diễn tốt, hơi dài');
    await expect(saved(page)).toBeVisible();

    await page.context().setOffline(true);
    await content(page).focus();
    await content(page).press('ArrowUp');
    await expect(page.getByText('Mất kết nối, 1 điểm chưa lưu')).toBeVisible();
    await page.getByRole('link', { name: 'Đội tiếp theo' }).tap();
    await expect(page.getByText('Đang mất kết nối. Ở lại trang này')).toBeVisible();
    await expectAccessible(page);
    await page.context().setOffline(false);
    await expect(saved(page)).toBeVisible();

    const repair = await loseCalls(page);
    await type(page, 'content', '7');
    await expect(page.getByText('Mất kết nối, 1 điểm chưa lưu')).toBeVisible();
    await page.reload();
    await expect(content(page)).toHaveValue('7');
    await expect(page.getByText('Mất kết nối, 1 điểm chưa lưu')).toBeVisible();
    await repair();
    await expect(saved(page)).toBeVisible({ timeout: 20_000 });
    await expect(page.getByLabel('Ghi chú riêng của giám khảo')).toHaveValue('Diễn tốt, hơi dài');

    await page.getByRole('link', { name: 'Đội tiếp theo' }).tap();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('2. Sở Nội vụ');
    await expect(content(page)).toHaveValue('');
    await page.getByRole('link', { name: 'Về danh sách phiếu' }).tap();
    await expect(page.getByText('Đủ điểm, chưa nộp')).toBeVisible();
  }
);

test(
  'two devices of one judge agree on the newest mark; it is signed, and nobody else gets at it',
  tolerates(/status of (403|404|409)/),
  async ({ openSite, newDevice }) => {
    test.slow();
    const site = await openSite({});
    const an = await addJudge(site, 'giamkhao-an', AN);
    const binh = await addJudge(site, 'giamkhao-binh', BINH, 'head_judge');
    const panel = await panelOf(site, [an, binh], TEAMS);
    const sheetId = await sheetOf(site.ctx, an.actor, panel, 'Lai Vung');
    const path = `/judging/sheets/${sheetId}`;
    const [tablet, laptop] = [await newDevice(site, TABLET), await newDevice(site)];
    for (const page of [tablet, laptop]) {
      await enterAsJudge(page, site, an);
      await page.goto(path);
    }
    await type(tablet, 'content', '6');
    await expect(saved(tablet)).toBeVisible();
    await laptop.evaluate(() => dispatchEvent(new Event('online')));
    await expect(content(laptop)).toHaveValue('6');
    await expect(laptop.getByText('Phiếu vừa được chấm trên thiết bị khác')).toBeVisible();
    await type(laptop, 'content', '9');
    await expect(saved(laptop)).toBeVisible();
    await tablet.evaluate(() => dispatchEvent(new Event('online')));
    await expect(content(tablet)).toHaveValue('9');

    // What is open is listed; then it is signed with name and password.
    await tablet.getByRole('button', { name: 'Xem lại và nộp' }).tap();
    await expect(tablet.getByText('1 tiêu chí chưa có điểm')).toBeVisible();
    await expectAccessible(tablet);
    await tablet.getByRole('link', { name: 'Hình thức' }).first().tap();
    await type(tablet, 'form', '4');
    await expect(tablet.getByRole('button', { name: 'Xem lại và nộp' })).toBeFocused();
    await tablet.keyboard.press('Enter');
    await expect(tablet.getByText('Mọi tiêu chí đã có điểm.')).toBeVisible();
    await tablet.getByLabel('Họ tên giám khảo').fill(AN);
    await tablet.getByLabel('Mật khẩu', { exact: true }).fill('sai mật khẩu');
    await tablet.getByRole('button', { name: 'Nộp phiếu chấm' }).tap();
    await expect(tablet.getByText('Mật khẩu không đúng.')).toBeVisible();
    await expectAccessible(tablet);
    await tablet.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await tablet.getByRole('button', { name: 'Nộp phiếu chấm' }).tap();
    await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Phiếu chấm đã nộp');
    await expect(tablet.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/)).toBeVisible();
    await expectAccessible(tablet);
    await tablet.goto(path);
    await expect(tablet.getByText(/Phiếu đã nộp lúc/)).toBeVisible();
    await expect(content(tablet)).toHaveCount(0);
    await expectAccessible(tablet);

    // The laptop still shows the fields and learns that nothing more is taken.
    await laptop.evaluate(() => dispatchEvent(new Event('online')));
    await expect(laptop.getByText('Phiếu này đã nộp hoặc đã chốt')).toBeVisible();

    const stranger = await newDevice(site);
    await enterAsJudge(stranger, site, binh);
    for (const way of ['', '/review', '/receipt']) {
      expect((await stranger.goto(path + way))?.status()).toBe(404);
    }
    const api = `/api/judging/sheets/${sheetId}`;
    expect((await stranger.request.get(api)).status()).toBe(404);
    const headers = { origin: site.url };
    const data = { marks: [] };
    const post = (sent: object) => stranger.request.post(`${api}/marks`, { data, ...sent });
    expect((await post({ headers })).status()).toBe(404);
    expect((await post({ headers: { origin: 'https://evil.example' } })).status()).toBe(403);
    const wild = { headers, data: { marks: [{ criterionId: 'noi-dung', mark: 1 }] } };
    expect((await post(wild)).status()).toBe(422);

    const lead = await mayLead(site.ctx, binh.actor, panel);
    const reopening = { sheetId, reason: 'Cộng nhầm điểm hình thức' };
    ok(await judging.reopenSheet(site.ctx, lead, panel.markingId, reopening));
    await tablet.goto('/judging');
    await expect(tablet.getByText(/Cộng nhầm điểm hình thức/).first()).toBeVisible();
    await tablet.getByRole('link', { name: 'Xem lại phiếu' }).tap();
    await expect(tablet.getByText('Trưởng Ban Giám khảo đã mở lại phiếu này')).toBeVisible();
    await expect(content(tablet)).toHaveValue('9');
  }
);

test(
  'a sheet is filled in and signed without scripts, on a telephone',
  tolerates(/status of 409/),
  async ({ openSite, newDevice }) => {
    const site = await openSite({});
    const an = await addJudge(site, 'giamkhao-an', AN);
    await panelOf(site, [an], TEAMS);
    const page = await newDevice(site, { javaScriptEnabled: false, viewport: PHONE });
    await enterAsJudge(page, site, an);
    await page.getByRole('link', { name: 'Bắt đầu chấm' }).click();
    await content(page).fill('8,3');
    await form(page).fill('4,25');
    await page.getByRole('button', { name: 'Lưu điểm' }).click();
    await expect(page.getByText('Có điểm chưa lưu được.')).toBeVisible();
    await expect(content(page)).toHaveValue('8,3');
    await expect(form(page)).toHaveValue('4,25');
    await content(page).fill('8,5');
    await page.getByLabel('Ghi chú riêng của giám khảo').fill('Diễn tốt');
    await page.getByRole('button', { name: 'Xem lại và nộp' }).click();
    await expect(page.getByText('Mọi tiêu chí đã có điểm.')).toBeVisible();
    await page.getByLabel('Họ tên giám khảo').fill(AN);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Nộp phiếu chấm' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Phiếu chấm đã nộp');
    await expect(page.getByText('14,88')).toBeVisible();
  }
);
