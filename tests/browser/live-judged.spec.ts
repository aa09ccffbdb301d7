import { DESK, expect, expectAccessible, test } from '../support/browser.ts';
import { handInAll, lock, makeJudgedFinal } from '../support/judged-final.ts';
import { enterAsStaff } from '../support/judges.ts';
import { enterAsOrganizer } from '../support/organizer.ts';
import { operator } from '../support/operator.ts';
import { ok } from '../support/panel.ts';

/** 17,5 and 15,75 and 16,25: 16,5 on the mean. */
const MARKS = [
  [1000, 500],
  [900, 450],
  [950, 450]
] as const;

test('the mark of the jury comes from its sheets, by one key, and is seen at the reveal', async ({
  site,
  newDevice
}) => {
  test.setTimeout(300_000);
  const { ctx } = site;
  const final = await makeJudgedFinal(ctx);
  const page = await newDevice(site, { viewport: DESK });
  await enterAsOrganizer(page, site);
  const scoreboard = await page.context().newPage();
  await scoreboard.goto(`/live/${final.finalId}/scoreboard`);
  const card = await page.context().newPage();
  await card.goto(`/live/${final.finalId}/mc`);
  await page.bringToFront();
  const { press } = operator(page);
  await page.goto(`/live/${final.finalId}/host`);
  await expect(page.locator('[data-line=connected]')).toBeVisible();
  const judge = await newDevice(site, { viewport: { width: 820, height: 1180 } });
  await enterAsStaff(judge, site, final.judges[0]!);
  await judge.goto('/judging');
  await expect(judge.getByText('Chưa có đội nào.')).toBeVisible();
  const step = page.locator('#desk-step');
  const goOn = async (...steps: string[]): Promise<void> => {
    for (const words of steps) {
      await press('Space');
      await expect(step).toHaveText(words);
    }
  };
  const sheets = page.getByRole('region', { name: 'Phiếu chấm của đội đang thi' });
  const wait = page.getByText('Chờ Ban Giám khảo chốt điểm của đội này');

  await test.step('while judges mark, the console counts their sheets and waits', async () => {
    await goOn('Giữa các phần thi', 'Chờ bước tiếp theo', 'Đội thi đang chuẩn bị');
    await goOn('Đội thi đang trình bày', 'Ban Giám khảo đang chấm điểm');
    await expect(sheets.getByText('0/3 phiếu')).toBeVisible();
    // The judge's list follows the show by itself.
    const [team] = final.programme.teams;
    const toSheet = judge.getByRole('link', { name: `Bắt đầu chấm: ${team!.name}` });
    await expect(toSheet).toBeVisible();
    await expectAccessible(judge);
    await handInAll(ctx, final, 0, MARKS.slice(0, 2));
    await expect(sheets.getByText('2/3 phiếu')).toBeVisible();
    await expect(wait).toBeVisible();
    await press('Space');
    await expect(wait).toBeVisible();
    await handInAll(ctx, { ...final, judges: final.judges.slice(2) }, 0, MARKS.slice(2));
    await expect(sheets.getByText('3/3 phiếu')).toBeVisible();
    await expect(sheets.getByText('Chưa chốt điểm')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('once the head judge has locked, Space takes the mark, for hosts only', async () => {
    ok(await lock(ctx, final, 0));
    await expect(sheets.getByText('Đã chốt điểm')).toBeVisible();
    await expect(page.getByRole('button', { name: /Lấy điểm từ phiếu chấm/ })).toBeVisible();
    await press('Space');
    await expect(sheets.getByText('Đã lấy 16,5 điểm từ phiếu chấm')).toBeVisible();
    await expect(card.getByText('Ban Giám khảo cho 16,5 điểm')).toBeVisible();
    await expect(scoreboard.getByText('16,5')).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step('the reveal brings it to the scoreboard', async () => {
    await goOn('Đã công bố điểm của Ban Giám khảo');
    await expect(scoreboard.getByText('16,5', { exact: true })).toBeVisible();
    await goOn('Chờ bước tiếp theo');
  });

  await test.step('a mark may still be typed in, with a warning and on the record as such', async () => {
    await goOn('Đội thi đang chuẩn bị', 'Đội thi đang trình bày', 'Ban Giám khảo đang chấm điểm');
    await expect(sheets.getByText('0/3 phiếu')).toBeVisible();
    await expect(judge.getByRole('link', { name: 'Bắt đầu chấm: Sở Nội vụ' })).toBeVisible();
    await press('m');
    await expect(page.getByLabel('Điểm của Ban Giám khảo cho Sở Nội vụ')).toBeFocused();
    await expect(page.getByText(/biên bản sẽ ghi là điểm nhập tay/)).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.type('12');
    await page.keyboard.press('Enter');
    await goOn('Đã công bố điểm của Ban Giám khảo');
    await expect(page.getByText('Nhập điểm của Ban Giám khảo bằng tay')).toBeVisible();
    await expect(scoreboard.getByText('12', { exact: true })).toBeVisible();
  });
});
