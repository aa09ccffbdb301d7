import { SECOND } from '#lib/domain/core/time.ts';
import type { Preset } from '#lib/domain/live/preset.ts';
import { slot } from '#lib/domain/live/presets/slots.ts';
import { DESK, expect, expectAccessible, test } from '../support/browser.ts';
import { KEY_CANARY, makeSmallFinal } from '../support/final.ts';
import { enterAsOrganizer } from '../support/organizer.ts';
import { operator } from '../support/operator.ts';
import { runShow } from '../support/show-hands.ts';

const points = (value: number): number => value * 100;
const MINUTE = 60 * SECOND;

/** One turn before the jury, one question for all, one by bell, one for the audience. */
const FOUR_PARTS: Preset = {
  id: 'bon-phan',
  name: 'Bốn phần',
  floor: 0,
  race: { latencyBoundMs: 200, tieWindowMs: 10, tie: 'lot' },
  segments: [
    {
      kind: 'judged',
      name: 'Chào hỏi',
      theme: 'greeting',
      maxPoints: points(10),
      thinkMs: null,
      limitMs: 3 * MINUTE,
      overtime: null
    },
    {
      kind: 'simultaneous',
      name: 'Trắc nghiệm',
      slots: [slot(1)],
      answerMs: 3 * MINUTE,
      right: points(10),
      wrong: 0,
      blank: 0,
      elimination: false
    },
    {
      kind: 'buzzer',
      name: 'Bấm chuông',
      slots: [slot(1)],
      pressMs: 3 * MINUTE,
      answerMs: 3 * MINUTE,
      right: points(20),
      wrong: 0,
      early: { kind: 'ignored' },
      afterWrong: { kind: 'reopen', pressMs: 3 * MINUTE },
      locksNext: false
    },
    { kind: 'audience', name: 'Khán giả', slots: [slot(1)], answerMs: 3 * MINUTE }
  ]
};

test('a final is run from the keyboard, put right, and found again after a reload', async ({
  openSite,
  newDevice
}) => {
  test.setTimeout(600_000);
  const site = await openSite({});
  const final = await makeSmallFinal(site.ctx, { preset: FOUR_PARTS });
  const page = await newDevice(site, { viewport: DESK });
  await enterAsOrganizer(page, site);
  await page.goto(`/live/${final.finalId}/host`);
  const card = await page.context().newPage();
  await card.goto(`/live/${final.finalId}/mc`);
  await page.bringToFront();
  await expect(page.locator('[data-line=connected]')).toBeVisible();
  const show = await runShow(site.ctx, site.url, final);
  const [an, binh] = [await show.team(0), await show.team(1)];
  const desk = operator(page);

  await test.step('devices are seen, and tried before the show', async () => {
    await desk.at('Chưa bắt đầu');
    await expect(page.getByRole('row', { name: /Lai Vung/ })).toContainText(/tốt|chập chờn/);
    await desk.press('w');
    await expect(page.getByText('chưa bấm')).toHaveCount(2);
    await expectAccessible(page);
  });

  await test.step('a turn is performed and marked by the jury', async () => {
    await desk.goOn('Giữa các phần thi', 'Chờ bước tiếp theo', 'Đội thi đang chuẩn bị');
    await desk.goOn('Đội thi đang trình bày', 'Ban Giám khảo đang chấm điểm');
    await desk.press('Space');
    const mark = page.getByLabel('Điểm của Ban Giám khảo cho UBND huyện Lai Vung');
    await expect(mark).toBeFocused();
    await page.keyboard.type('12');
    await page.keyboard.press('Enter');
    await expect(mark).toHaveAccessibleDescription(/Điểm từ 0 đến 10/);
    await mark.fill('8,25');
    await page.keyboard.press('Enter');
    await expect(card.getByText('Ban Giám khảo cho 8,25 điểm')).toBeVisible();
    await expect(desk.points('Lai Vung')).toHaveText('0');
    await desk.goOn('Đã công bố điểm của Ban Giám khảo', 'Chờ bước tiếp theo');
    await expect(desk.points('Lai Vung')).toHaveText('8,25');
  });

  await test.step('all answer at once, and the host rules otherwise on one answer', async () => {
    await desk.sure('e');
    await desk.at('Giữa các phần thi');
    await desk.goOn('Chờ bước tiếp theo', 'Câu hỏi đã sẵn sàng');
    await expect(card.getByText(KEY_CANARY).first()).toBeVisible();
    await desk.press('Space');
    await expect(page.getByText('Khán phòng đang thấy')).toBeVisible();
    await desk.goOn('Đang nhận câu trả lời');
    for (const [team, place] of [
      [binh, 'A'],
      [an, 'B']
    ] as const) {
      await team.until((view) => view.own.mayAnswer);
      const { windowId } = team.view().own;
      await team.send('team:answer', { windowId, answer: { kind: 'choice', places: [place] } });
    }
    await expect(page.getByText('2 trên 2 đội đã trả lời')).toBeVisible();
    await desk.press('c');
    await desk.at('Đã đóng phần trả lời');
    const line = page.getByRole('group', { name: 'Kết luận cho Sở Nội vụ' });
    await line.getByLabel('Sai').focus();
    await page.keyboard.press('ArrowLeft');
    await expect(line.getByLabel('Đúng')).toBeChecked();
    await page.getByRole('button', { name: 'Ghi 1 kết luận' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Kết luận theo đáp án')).toBeVisible();
    await expectAccessible(page);
    await expectAccessible(card);
    await page.bringToFront();
    await desk.goOn('Đã công bố đáp án');
    await expect(desk.points('Sở Nội vụ')).toHaveText('10');
    await expect(desk.points('Lai Vung')).toHaveText('18,25');
  });

  await test.step('what was done by mistake is undone with a reason, and points are adjusted', async () => {
    await page
      .getByRole('button', { name: /Hoàn tác dòng/ })
      .first()
      .focus();
    await desk.press('u');
    const undo = page.getByRole('dialog', { name: 'Hoàn tác' });
    await expect(undo.getByLabel('Lý do')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(undo.getByLabel('Lý do')).toHaveAccessibleDescription(/ít nhất 3 ký tự/);
    await expectAccessible(page);
    await page.keyboard.type('Công bố quá sớm');
    await page.keyboard.press('Enter');
    await desk.at('Đã đóng phần trả lời');
    await expect(desk.points('Lai Vung')).toHaveText('8,25');
    await expect(page.getByText('đã hoàn tác')).toBeVisible();
    await desk.goOn('Đã công bố đáp án');
    await desk.press('a');
    const adjust = page.getByRole('dialog', { name: 'Điều chỉnh điểm' });
    await adjust.getByLabel('Đội thi').selectOption('Sở Nội vụ');
    await adjust.getByLabel('Số điểm').fill('-2,5');
    await adjust.getByLabel('Lý do').fill('Cộng nhầm ở phần chào hỏi');
    await page.keyboard.press('Enter');
    await expect(adjust).toBeHidden();
    await expect(desk.points('Sở Nội vụ')).toHaveText('7,5');
  });

  await test.step('a reload lands where it was', async () => {
    await page.reload();
    await desk.at('Đã công bố đáp án');
    await expect(desk.points('Sở Nội vụ')).toHaveText('7,5');
    await expect(page.locator('[data-line=connected]')).toBeVisible();
    await desk.goOn('Chờ bước tiếp theo', 'Giữa các phần thi');
  });

  await test.step('the bell: who was first answers, and is judged by a key', async () => {
    await desk.goOn('Chờ bước tiếp theo', 'Câu hỏi đã sẵn sàng');
    await desk.press('Space');
    await desk.goOn('Đang mở chuông');
    await binh.until((view) => view.own.mayPress);
    await binh.send('team:press', { windowId: binh.view().own.windowId });
    await desk.at('Đội thi đang trả lời');
    const presses = page.getByRole('region', { name: 'Tín hiệu chuông' });
    await expect(presses.getByRole('row', { name: /Sở Nội vụ/ })).toContainText('+0 ms');
    await expectAccessible(page);
    await page.bringToFront();
    await desk.press('s');
    await desk.at('Đang mở chuông');
    await expect(page.getByText('hết quyền ở câu này')).toBeVisible();
    await expect(card.getByText('Sở Nội vụ: trả lời sai')).toBeVisible();
    await an.until((view) => view.own.mayPress);
    await an.send('team:press', { windowId: an.view().own.windowId });
    await desk.at('Đội thi đang trả lời');
    await desk.press('d');
    await desk.at('Đã đóng phần trả lời');
    await desk.goOn('Đã công bố đáp án', 'Chờ bước tiếp theo', 'Giữa các phần thi');
    await expect(desk.points('Lai Vung')).toHaveText('38,25');
  });

  await test.step('the board is frozen for the hall, and the quickest spectators are named', async () => {
    await desk.press('z');
    await expect(page.getByText('Khán phòng thấy điểm lúc tạm giữ')).toBeVisible();
    const phone = await show.spectator();
    await desk.goOn('Chờ bước tiếp theo', 'Câu hỏi đã sẵn sàng');
    await desk.press('Space');
    await desk.goOn('Đang nhận câu trả lời');
    await phone.until((view) => view.windowId !== undefined);
    await phone.send('audience:answer', { windowId: phone.view().windowId, place: 'B' });
    await desk.press('c');
    await desk.at('Đã đóng phần trả lời');
    await desk.goOn('Đã công bố đáp án');
    for (const screen of [page, card]) {
      const gifts = screen.getByRole('region', { name: 'Khán giả trả lời đúng nhanh nhất' });
      await expect(gifts.locator('strong')).toHaveText(/^\d{4} \d{4}$/);
    }
    await expectAccessible(card);
    await page.bringToFront();
  });

  await test.step('the end of the show asks once more', async () => {
    await desk.goOn('Chờ bước tiếp theo', 'Giữa các phần thi');
    await desk.sure('z');
    await expect(page.getByText('Khán phòng thấy điểm lúc tạm giữ')).toBeHidden();
    await desk.sure('Space');
    await desk.at('Đã kết thúc');
    await expectAccessible(page);
  });
  show.leave();
});
