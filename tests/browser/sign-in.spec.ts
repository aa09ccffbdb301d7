import { expect, expectAccessible, test, tolerates } from '../support/browser.ts';
import type { Page } from '@playwright/test';
import { activate, crowdAtLogin } from '../support/site.ts';

const password = { name: 'Mật khẩu', exact: true } as const;

test('a wrong password is said beside the field, and waiting after many', async ({
  site,
  newDevice
}) => {
  const page = await newDevice(site);
  await page.goto('/login');
  const field = page.getByLabel(password.name, password);
  for (let tries = 1; tries <= 5; tries += 1) {
    await page.getByLabel('Tên đăng nhập').fill('AN');
    await field.fill(`sai lần ${tries}`);
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await answered;
    await expect(field).toHaveAccessibleDescription(/chưa đúng/);
    await expect(field).toBeFocused();
  }
  await expectAccessible(page);
  await field.fill('lần thứ sáu');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await expect(field).toHaveAccessibleDescription(
    /Đã nhập sai 5 lần\. Vui lòng thử lại sau [1-5]?\d giây\./
  );
  await expect(page.getByLabel('Tên đăng nhập')).toHaveValue('AN');
});

test(
  'a wrong activation code is said without scripts, too',
  tolerates(/status of 4(01|22)/),
  async ({ site, newDevice }) => {
    const page = await newDevice(site, { javaScriptEnabled: false });
    await page.goto('/activate');
    await page.getByLabel('Mã cán bộ').fill('BINH');
    await page.getByLabel('Mã kích hoạt').fill('ACDEF-GHJKM');
    const submit = async (password: string) => {
      await page.getByLabel('Mật khẩu mới').fill(password);
      await page.getByRole('button', { name: 'Kích hoạt và đăng nhập' }).click();
    };
    await submit('đủ dài rồi');
    const code = page.getByLabel('Mã kích hoạt');
    await expect(code).toHaveAccessibleDescription(/mã đã hết hạn hoặc đã được dùng/);
    await code.fill('ACDEF-GHJK');
    await submit('12345678');
    await expect(code).toHaveAccessibleDescription(
      /Mã có 10 ký tự, đã nhập 9\. Vui lòng đối chiếu với phiếu\./
    );
    await code.fill('ĐÂ');
    await submit('ngắn');
    await expect(code).toHaveAccessibleDescription(/Bộ gõ tiếng Việt đã làm thay đổi mã/);
    await expect(page.getByLabel('Mật khẩu mới')).toHaveAccessibleDescription(/ít nhất 8 ký tự/);
    await code.fill('ACDEF-GHJKM');
    await submit('12345678');
    await expect(page.getByLabel('Mật khẩu mới')).toHaveAccessibleDescription(/quá phổ biến/);
    await expect(page.getByLabel('Mã cán bộ')).toHaveValue('BINH');
  }
);

test('a crowd waits in a queue with a place in it, with scripts and without', async ({
  openSite,
  newDevice
}) => {
  // A site of its own: wrong tries of the crowd slow its address.
  const site = await openSite({});
  const waiting = [];
  for (const javaScriptEnabled of [true, false]) {
    const page = await newDevice(site, { javaScriptEnabled });
    const official = site.nextOfficial();
    await page.goto('/activate');
    await page.getByLabel('Mã cán bộ').fill(official.loginName);
    await page.getByLabel('Mã kích hoạt').fill(official.code);
    await page.getByLabel('Mật khẩu mới').fill(official.password);
    waiting.push(page);
  }
  const crowd = await crowdAtLogin(site, 250);
  const press = (page: Page) =>
    page.getByRole('button', { name: 'Kích hoạt và đăng nhập' }).click({ noWaitAfter: true });
  await Promise.all(waiting.map(press));
  await expect(waiting[0]!.getByRole('status')).toHaveText(
    /^Đang chờ: còn \d+ người phía trước\.$/
  );
  await expectAccessible(waiting[0]!);
  await Promise.all(waiting.map((page) => page.waitForURL('/quiz', { timeout: 60_000 })));
  await crowd.gone;
});

test('the password can be looked at', async ({ site, newDevice }) => {
  const page = await newDevice(site);
  await page.goto('/login');
  const field = page.getByLabel(password.name, password);
  await field.fill('mật khẩu');
  await expect(field).toHaveAttribute('type', 'password');
  await page.getByRole('button', { name: 'Hiện mật khẩu' }).click();
  await expect(field).toHaveAttribute('type', 'text');
  await expect(field).toHaveValue('mật khẩu');
});

for (const [next, lands] of [
  ['/quiz?x=1', '/quiz?x=1'],
  ['//evil.example/quiz', '/quiz'],
  ['https://evil.example', '/quiz']
] as const) {
  test(`after signing in, next=${next} leads to ${lands}`, async ({ site, newDevice }) => {
    const page = await newDevice(site);
    const official = site.nextOfficial();
    await activate(page, site, official);
    await page.context().clearCookies();
    await page.goto(`/login?next=${encodeURIComponent(next)}`);
    await page.getByLabel('Tên đăng nhập').fill(` ${official.loginName.toLowerCase()} `);
    await page.getByLabel(password.name, password).fill(official.password.normalize('NFD'));
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.waitForURL(`${site.url}${lands}`);
  });
}

test('a page that needs an account asks for it and comes back; signing out forgets', async ({
  site,
  newDevice
}) => {
  const page = await newDevice(site);
  const official = site.nextOfficial();
  await page.goto('/quiz');
  await page.waitForURL('/login?next=%2Fquiz');
  await page.getByRole('link', { name: 'Kích hoạt tài khoản' }).click();
  await page.getByLabel('Mã cán bộ').fill(official.loginName);
  await page.getByLabel('Mã kích hoạt').fill(official.code);
  await page.getByLabel('Mật khẩu mới').fill(official.password);
  await page.getByRole('button', { name: 'Kích hoạt và đăng nhập' }).click();
  await page.waitForURL('/quiz');
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL('/');
  await page.goto('/quiz');
  await page.waitForURL(/\/login/);
});

test('staff come to the organizers’ pages, and have nothing to start', async ({
  site,
  newDevice
}) => {
  const page = await newDevice(site);
  await site.addStaff('bantochuc', 'mật khẩu của ban');
  await page.goto('/login');
  await page.getByLabel('Tên đăng nhập').fill('bantochuc');
  await page.getByLabel(password.name, password).fill('mật khẩu của ban');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.waitForURL(/\/organizer/);
  await page.goto('/quiz');
  await expect(page.getByText('Tài khoản này không phải tài khoản thí sinh')).toBeVisible();
  await expectAccessible(page);
});

test(
  'a page that does not exist, and somebody else’s paper',
  tolerates(/status of 404/),
  async ({ site, newDevice }) => {
    const page = await newDevice(site);
    await page.goto('/khong-co');
    await expect(page.getByText('Không tìm thấy trang này.')).toBeVisible();
    await expectAccessible(page);
    await activate(page, site, site.nextOfficial());
    const answer = await page.goto('/quiz/00000000-0000-7000-8000-000000000000');
    expect(answer?.status()).toBe(404);
    await expect(page.getByText(/Không tìm thấy bài thi này/)).toBeVisible();
  }
);
