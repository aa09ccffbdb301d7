import { expect, test, tolerates } from '../support/browser.ts';
import {
  choose,
  expectAllSaved,
  handInWithBlanks,
  question,
  saving,
  startPaper
} from '../support/paper-page.ts';

const OFFLINE = tolerates(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
const timer = 'p[role=timer]';

test(
  'a paper that is all saved can be looked through without a network',
  OFFLINE,
  async ({ site, newDevice }) => {
    const page = await newDevice(site);
    await startPaper(page, site, site.nextOfficial());
    await choose(page, 'A');
    await expectAllSaved(page);
    await page.context().setOffline(true);

    await page.getByRole('button', { name: 'Xem lại và nộp bài' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Xem lại trước khi nộp');
    await expect(page.locator(timer)).toBeVisible();
    await page.getByRole('link', { name: /^Câu 3:/ }).click();
    await expect(question(page)).toHaveAttribute('id', 'q-3');
    await choose(page, 'C');
    await expect(saving(page)).toHaveText(/^1 câu chưa lưu/);

    // What has to be asked for is not followed, and the paper stays.
    await page.getByRole('link', { name: 'Trang của tôi' }).click();
    await expect(page.getByText(/Chưa mở được trang khác vì đang mất kết nối/)).toBeVisible();
    await expect(question(page).locator('input[value=C]')).toBeChecked();
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Xem lại trước khi nộp');
    await expect(page.locator(timer)).toBeVisible();

    await page.context().setOffline(false);
    await expectAllSaved(page);
    await page.context().setOffline(true);
    await handInWithBlanks(page, 3);
    await expect(page.getByText(/Chưa nộp được/)).toBeVisible();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Vẫn nộp bài' }).click();
    await expect(page.getByText('2/5', { exact: true })).toBeVisible();
  }
);
