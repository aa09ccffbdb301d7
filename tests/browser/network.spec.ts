import { expect, test, tolerates } from '../support/browser.ts';
import {
  choose,
  expectAllSaved,
  goTo,
  handInWithBlanks,
  question,
  saving,
  startPaper,
  storedPlaces
} from '../support/paper-page.ts';
import { signIn } from '../support/site.ts';

const OFFLINE = tolerates(/ERR_INTERNET_DISCONNECTED/);

test('offline and back: everything is stored', OFFLINE, async ({ site, newDevice }) => {
  const page = await newDevice(site);
  const attempt = await startPaper(page, site, site.nextOfficial());
  await choose(page, 'A');
  await expectAllSaved(page);

  await page.context().setOffline(true);
  await goTo(page, 2);
  await choose(page, 'B');
  await goTo(page, 3);
  await choose(page, 'C');
  await choose(page, 'D');
  await expect(saving(page)).toHaveText('2 câu chưa lưu do mất kết nối; hệ thống sẽ tự lưu.');

  await page.getByRole('button', { name: 'Xem lại và nộp bài' }).click();
  await expect(page.getByText(/Còn 2 câu chưa lưu được lên hệ thống/)).toBeVisible();

  await page.context().setOffline(false);
  await expectAllSaved(page);
  expect(await storedPlaces(page, site, attempt)).toBe('ABD--');
  await page.getByRole('button', { name: 'Xem lại và nộp bài' }).click();
  await page.waitForURL(/review$/);
});

test('nothing can be handed in while answers are unsent', OFFLINE, async ({ site, newDevice }) => {
  const page = await newDevice(site);
  await startPaper(page, site, site.nextOfficial());
  await page.getByRole('button', { name: 'Xem lại và nộp bài' }).click();
  await page.waitForURL(/review$/);
  await page.getByRole('link', { name: 'Quay lại làm bài' }).click();
  await page.context().setOffline(true);
  await choose(page, 'A');
  await expect(saving(page)).toHaveText(/^1 câu chưa lưu/);
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Nộp bài', exact: true })).toBeDisabled();
  await page.context().setOffline(false);
  await handInWithBlanks(page, 4);
  await expect(page.getByText('1/5', { exact: true })).toBeVisible();
});

test('a reload keeps place, answers and marks', async ({ site, newDevice }) => {
  const page = await newDevice(site);
  await startPaper(page, site, site.nextOfficial());
  await goTo(page, 3);
  await choose(page, 'C');
  await question(page).getByRole('button', { name: 'Đánh dấu xem lại' }).click();
  await expectAllSaved(page);
  await page.reload();
  await expect(question(page)).toHaveAttribute('id', 'q-3');
  await expect(question(page).locator('input[type=radio][value=C]')).toBeChecked();
  const flag = question(page).getByRole('button', { name: 'Đánh dấu xem lại' });
  await expect(flag).toHaveAttribute('aria-pressed', 'true');
  await expect(saving(page)).toHaveText('Đã lưu 1 câu');
});

test(
  'a reload sends what had not been sent',
  tolerates(/ERR_FAILED/),
  async ({ site, newDevice }) => {
    const page = await newDevice(site);
    const attempt = await startPaper(page, site, site.nextOfficial());
    await page.route('**/answers', (route) => route.abort());
    await choose(page, 'D');
    await expect(saving(page)).toHaveText(/^1 câu chưa lưu/);
    await page.unroute('**/answers');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await expect(question(page).locator('input[type=radio][value=D]')).toBeChecked();
    await expect.poll(() => storedPlaces(page, site, attempt)).toBe('D----');
  }
);

test(
  'an acknowledgement that got lost changes nothing',
  tolerates(/status of 502/),
  async ({ site, newDevice }) => {
    const page = await newDevice(site);
    const attempt = await startPaper(page, site, site.nextOfficial());
    let lost = 0;
    await page.route('**/answers', async (route) => {
      const answer = await route.fetch();
      lost += 1;
      if (lost > 1) await route.fulfill({ response: answer });
      else await route.fulfill({ status: 502, body: 'lost' });
    });
    await choose(page, 'B');
    await expectAllSaved(page);
    expect(lost).toBe(2);
    expect(await storedPlaces(page, site, attempt)).toBe('B----');
  }
);

test('what is chosen before the scripts come counts', async ({ site, newDevice }) => {
  const page = await newDevice(site);
  const attempt = await startPaper(page, site, site.nextOfficial());
  await choose(page, 'A');
  await expectAllSaved(page);

  let letScriptsIn = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (letScriptsIn = resolve));
  await page.route('**/_app/immutable/entry/*.js', async (route) => {
    await waiting;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await expect(question(page)).toHaveCount(1);
  await question(page).locator('input[type=radio][value=C]').check();
  letScriptsIn();
  await expect.poll(() => storedPlaces(page, site, attempt)).toBe('C----');
  await expect(question(page).locator('input[type=radio][value=C]')).toBeChecked();
});

const TAKEN_OVER = tolerates(/status of 409/);

test(
  'a second device goes on, the first turns read-only',
  TAKEN_OVER,
  async ({ site, newDevice }) => {
    const official = site.nextOfficial();
    const phone = await newDevice(site);
    const attempt = await startPaper(phone, site, official);
    await choose(phone, 'A');
    await expectAllSaved(phone);

    const tablet = await newDevice(site);
    await signIn(tablet, site, official);
    await tablet.goto('/quiz');
    await tablet.getByRole('link', { name: 'Tiếp tục làm bài' }).click();
    await expect(question(tablet).locator('input[type=radio][value=A]')).toBeChecked();
    await goTo(tablet, 2);
    await choose(tablet, 'B');
    await expectAllSaved(tablet);

    await goTo(phone, 3);
    await choose(phone, 'C');
    await expect(phone.getByRole('alert')).toContainText(
      'Bài thi đang được làm ở cửa sổ hoặc thiết bị khác'
    );
    await expect(question(phone).locator('input[type=radio][value=A]')).toBeDisabled();
    expect(await storedPlaces(phone, site, attempt)).toBe('AB---');

    await phone.getByRole('button', { name: 'Tiếp tục trên thiết bị này' }).click();
    await expectAllSaved(phone);
    expect(await storedPlaces(phone, site, attempt)).toBe('ABC--');
    await goTo(phone, 2);
    await expect(question(phone).locator('input[type=radio][value=B]')).toBeChecked();

    await goTo(tablet, 4);
    await choose(tablet, 'D');
    await expect(tablet.getByRole('alert')).toContainText(
      'Bài thi đang được làm ở cửa sổ hoặc thiết bị khác'
    );
  }
);

test(
  'signed out in the middle: the answers wait for the next sign-in',
  tolerates(/status of 401/),
  async ({ site, newDevice }) => {
    const official = site.nextOfficial();
    const page = await newDevice(site);
    const attempt = await startPaper(page, site, official);
    await choose(page, 'A');
    await expectAllSaved(page);
    await page.context().clearCookies();
    await choose(page, 'D');
    await expect(page.getByRole('alert')).toContainText('Phiên đăng nhập đã hết hạn');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('link', { name: 'Đăng nhập lại' }).click();
    await page.getByLabel('Tên đăng nhập').fill(official.loginName);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(official.password);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await expect(question(page).locator('input[type=radio][value=D]')).toBeChecked();
    await expect.poll(() => storedPlaces(page, site, attempt)).toBe('D----');
  }
);
