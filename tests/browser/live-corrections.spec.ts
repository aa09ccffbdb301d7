import { MINUTE } from '#lib/domain/core/time.ts';
import type { Preset } from '#lib/domain/live/preset.ts';
import { slot } from '#lib/domain/live/presets/slots.ts';
import { DESK, expect, expectAccessible, test } from '../support/browser.ts';
import { makeSmallFinal } from '../support/final.ts';
import { enterAsOrganizer } from '../support/organizer.ts';
import { operator } from '../support/operator.ts';
import { runShow } from '../support/show-hands.ts';

/** Who answers wrongly is out (B8 [G10]). */
const ELIMINATION: Preset = {
  id: 'loai-dan',
  name: 'Loại dần',
  floor: 0,
  race: { latencyBoundMs: 200, tieWindowMs: 10, tie: 'lot' },
  segments: [
    {
      kind: 'simultaneous',
      name: 'Rung chuông',
      slots: [slot(3)],
      answerMs: 3 * MINUTE,
      right: 1000,
      wrong: 0,
      blank: 0,
      elimination: true
    }
  ]
};

test('lots, a spare question, a rescue, a foul and a thrown-out question by the keyboard', async ({
  site,
  newDevice
}) => {
  test.slow();
  const final = await makeSmallFinal(site.ctx, { preset: ELIMINATION, teams: 3, hasSpares: true });
  const page = await newDevice(site, { viewport: DESK });
  await enterAsOrganizer(page, site);
  await page.goto(`/live/${final.finalId}/host`);
  await expect(page.locator('[data-line=connected]')).toBeVisible();
  const show = await runShow(site.ctx, site.url, final);
  const teams = [await show.team(0), await show.team(1), await show.team(2)];
  const desk = operator(page);

  /** Opens the form of a key, fills it in, sends it with Enter in its last field. */
  async function correct(key: string, fields: Record<string, string>): Promise<void> {
    await desk.press(key);
    const form = page.getByRole('dialog');
    for (const [label, value] of Object.entries(fields)) {
      const field = form.getByLabel(label);
      if ((await field.getAttribute('type')) === 'checkbox') await field.check();
      else if ((await field.evaluate(({ tagName }) => tagName)) === 'SELECT')
        await field.selectOption({ label: value });
      else await field.fill(value);
    }
    await form.locator('button').first().press('Enter');
    await expect(form).toBeHidden();
  }

  await test.step('lots are drawn for the order before the show', async () => {
    await correct('l', {});
    const line = page.getByRole('region', { name: 'Biên bản' }).getByRole('listitem');
    for (const name of ['UBND huyện Lai Vung', 'Sở Nội vụ', 'UBND huyện Cao Lãnh']) {
      await expect(line.filter({ hasText: 'Đã bốc thăm' })).toContainText(name);
    }
  });

  await test.step('a spare question stands in for one that went wrong', async () => {
    await desk.goOn('Giữa các phần thi', 'Chờ bước tiếp theo', 'Câu hỏi đã sẵn sàng');
    await expect(page.getByText('Câu hỏi 1 của phan-1 là gì?')).toBeVisible();
    await desk.press('v');
    await page.getByRole('dialog').locator('button').first().press('Enter');
    await expect(page.getByRole('dialog').getByLabel('Lý do')).toHaveAccessibleDescription(
      /ít nhất 3 ký tự/
    );
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await correct('v', { 'Lý do': 'Đề đã lộ' });
    await expect(page.getByText('Câu hỏi 3 của phan-1 là gì?')).toBeVisible();
  });

  await test.step('who answers wrongly is out, and is rescued', async () => {
    await desk.press('Space');
    await desk.goOn('Đang nhận câu trả lời');
    for (const [index, team] of teams.entries()) {
      await team.until((view) => view.own.mayAnswer);
      const { windowId } = team.view().own;
      const places = [index === 0 ? 'B' : 'A'];
      await team.send('team:answer', { windowId, answer: { kind: 'choice', places } });
    }
    await desk.press('c');
    await desk.at('Đã đóng phần trả lời');
    await desk.goOn('Đã công bố đáp án');
    await expect(desk.points('Lai Vung')).toHaveText('10');
    await desk.press('k');
    const form = page.getByRole('dialog', { name: 'Cứu trợ đội thi' });
    await expect(form.getByRole('checkbox')).toHaveCount(2);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await correct('k', { 'Sở Nội vụ': '', 'Lý do': 'Cứu trợ lượt một' });
    await expect(page.getByText('Cứu trợ lượt một')).toBeVisible();
  });

  await test.step('a foul takes points, and a question that is thrown out gives its back', async () => {
    await correct('f', { 'Đội thi': 'UBND huyện Lai Vung', 'Số điểm': '-2', 'Lý do': 'Nhắc bài' });
    await expect(desk.points('Lai Vung')).toHaveText('8');
    await correct('x', { 'Câu hỏi': 'Rung chuông, câu dự phòng 1', 'Lý do': 'Hai phương án đúng' });
    await expect(desk.points('Lai Vung')).toHaveText('0');
    await expect(page.getByText('Hai phương án đúng')).toBeVisible();
  });
  show.leave();
});
