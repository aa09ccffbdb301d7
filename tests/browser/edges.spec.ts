import { HOUR, MINUTE } from '#lib/domain/core/time.ts';
import * as units from '#lib/server/units/service.ts';
import { expect, expectAccessible, test, tolerates } from '../support/browser.ts';
import { goTo, startPaper } from '../support/paper-page.ts';
import { activate } from '../support/site.ts';

test(
  'who asks faster than a person can is braked: calls by a code, pages in words (SEC-L5, SEC-L7)',
  tolerates(/status of 4(22|29)/),
  async ({ site, newDevice }) => {
    const page = await newDevice(site);
    const attempt = await startPaper(page, site, site.nextOfficial());
    await goTo(page, 5);
    await page.locator('.steps').getByRole('button', { name: 'Xem lại và nộp bài' }).click();
    await expect(page).toHaveURL(/\/review$/);

    const signals = `/api/attempts/${attempt}/signals`;
    const signal = await page.evaluate(async (address) => {
      const ask = (kind?: string) =>
        fetch(address, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: JSON.stringify({ kind })
        });
      const seen = new Set<number>();
      while (!seen.has(429)) {
        const answers = await Promise.all(Array.from({ length: 130 }, () => ask()));
        answers.forEach(({ status }) => seen.add(status));
      }
      const braked = await ask('page-hidden');
      const form = document.createElement('form');
      [form.method, form.action] = ['post', '/quiz?/start'];
      document.body.append(form);
      form.submit();
      return { seen: [...seen], status: braked.status, said: (await braked.json()) as unknown };
    }, signals);
    expect(signal).toEqual({
      seen: [422, 429],
      status: 429,
      said: { message: expect.any(String) }
    });
    await expect(page.getByText('Mã lỗi 429')).toBeVisible();
    await expect(page.getByText(/Thao tác quá nhanh/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Về trang chủ' }).click();
    await expect(page).toHaveURL('/');
    const noted = await site.ctx.db.selectFrom('integrity_signal').select('attempt_id').execute();
    expect(noted.filter(({ attempt_id }) => attempt_id === attempt)).toEqual([]);
  }
);

test('with letters twice as big on a small phone the question is in view (OFF-A20)', async ({
  site,
  newDevice
}) => {
  const page = await newDevice(site);
  await startPaper(page, site, site.nextOfficial());
  for (const [width, height] of [
    [320, 640],
    [390, 844]
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
      window.scrollTo(0, 0);
    });
    await expect(page.locator('fieldset:visible .stem')).toBeInViewport({ ratio: 0.5 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    const next = page.getByRole('button', { name: 'Câu sau' });
    await next.scrollIntoViewIfNeeded();
    await expect(next).toBeInViewport({ ratio: 1 });
  }
});

test('with letters half as big again the clock of a paper stays in sight on a small phone', async ({
  site,
  newDevice
}) => {
  const page = await newDevice(site, { viewport: { width: 320, height: 640 } });
  await startPaper(page, site, site.nextOfficial());
  await page.evaluate(() => (document.documentElement.style.fontSize = '150%'));
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expect(page.getByRole('timer')).toBeInViewport({ ratio: 1 });
});

test('officials late, and those without a session, are told where they stand (OFF-A19)', async ({
  openSite,
  newDevice
}) => {
  const now = Date.now();
  const site = await openSite({ opensAt: now - HOUR, closesAt: now + 20 * MINUTE });
  const { db } = site.ctx;
  const page = await newDevice(site);
  await activate(page, site, site.nextOfficial());
  await page.goto('/quiz');
  await expect(page.getByText(/còn 1\d phút/).first()).toBeVisible();
  await expect(page.getByText('30 phút')).toHaveCount(0);

  const tree = await units.readTree(site.ctx);
  const laiVung = tree.units.find(({ code }) => code === 'HLV')!;
  const { id } = await db.selectFrom('exam_session').select('id').executeTakeFirstOrThrow();
  await db
    .insertInto('exam_session_unit')
    .values({ session_id: id, unit_id: laiVung.id })
    .execute();
  await page.reload();
  await expect(
    page.getByText(/chưa được xếp ca thi. Vui lòng liên hệ .*Ban Tổ chức/)
  ).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('row', { name: /^Ca 1/ })).toContainText('UBND huyện Lai Vung');
});

test('a connection stays open for longer than proxies and pages that wait keep it', async ({
  site
}) => {
  const answer = await fetch(`${site.url}/healthz`);
  expect(answer.headers.get('keep-alive')).toBe('timeout=75');
});
