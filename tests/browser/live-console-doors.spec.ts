import { DESK, expect, expectAccessible, test, tolerates } from '../support/browser.ts';
import { makeSmallFinal } from '../support/final.ts';
import { enterAsOrganizer } from '../support/organizer.ts';
import { activate } from '../support/site.ts';

test('keys can be switched off, and stay so', async ({ site, newDevice }) => {
  const final = await makeSmallFinal(site.ctx);
  const page = await newDevice(site, { viewport: DESK });
  await enterAsOrganizer(page, site);
  await page.goto(`/live/${final.finalId}/host`);
  await expect(page.locator('[data-line=connected]')).toBeVisible();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Bảng phím tắt' });
  await expect(help.getByText('Bước tiếp theo, bước nào cũng vậy')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.getByLabel('Dùng phím tắt').uncheck();
  await page.reload();
  await expect(page.getByLabel('Dùng phím tắt')).not.toBeChecked();
  await expect(page.locator('kbd')).toHaveCount(0);
  await page.locator('body').press('Space');
  await page.getByRole('button', { name: 'Bắt đầu chương trình' }).press('Enter');
  await expect(page.locator('#desk-step')).toHaveText('Giữa các phần thi');
});

test('before the programme is sealed both wait, and find the show by themselves', async ({
  site,
  newDevice
}) => {
  const page = await newDevice(site, { viewport: DESK });
  await enterAsOrganizer(page, site);
  const card = await page.context().newPage();
  await makeSmallFinal(site.ctx, {
    beforeSealing: async (finalId) => {
      await page.goto(`/live/${finalId}/host`);
      await card.goto(`/live/${finalId}/mc`);
      for (const screen of [page, card]) {
        await expect(screen.getByText('Chương trình thi chưa được niêm phong')).toBeVisible();
        await expectAccessible(screen);
      }
    }
  });
  await expect(page.getByRole('button', { name: 'Bắt đầu chương trình' })).toBeVisible();
  await expect(card.getByText('Bảng điểm thật')).toBeVisible();
});

test(
  'both are for those who run the final, and say so to everybody else',
  tolerates(/status of 403/),
  async ({ site, newDevice }) => {
    const { finalId } = await makeSmallFinal(site.ctx);
    const visitor = await newDevice(site);
    const contestant = await newDevice(site);
    await activate(contestant, site, site.nextOfficial());
    for (const screen of ['host', 'mc']) {
      await visitor.goto(`/live/${finalId}/${screen}`);
      await expect(visitor).toHaveURL(/\/login\?next=/);
      expect((await contestant.goto(`/live/${finalId}/${screen}`))?.status(), screen).toBe(403);
      await expect(contestant.getByRole('heading', { level: 1 })).toBeVisible();
    }
    expect((await visitor.request.get(`/live/${finalId}/gifts`)).status()).toBe(401);
    expect((await contestant.request.get(`/live/${finalId}/gifts`)).status()).toBe(403);
  }
);
