import type { Page } from '@playwright/test';
import { DESK, expect, PHONE, test } from '../support/browser.ts';
import { startPaper } from '../support/paper-page.ts';

for (const viewport of [PHONE, DESK]) {
  test(`nothing moves when scripts and fonts come late, ${viewport.width} wide`, async ({
    site,
    newDevice
  }) => {
    const page = await newDevice(site, { viewport });
    const attempt = await startPaper(page, site, site.nextOfficial());
    for (const path of ['/', '/quiz', `/quiz/${attempt}`, `/quiz/${attempt}/review`]) {
      expect(await shiftOf(page, path), path).toBe(0);
    }
    await page.context().clearCookies();
    for (const path of ['/login', '/activate']) expect(await shiftOf(page, path), path).toBe(0);
  });
}

/** Loads a page, lets scripts and fonts in once it is seen, and adds up what moved (CLS). */
async function shiftOf(page: Page, path: string): Promise<number> {
  let letIn = (): void => undefined;
  const seen = new Promise<void>((resolve) => (letIn = resolve));
  await page.route(/\.(js|woff2)$/, async (route) => {
    await seen;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(nextPaint);
  letIn();
  await page.waitForLoadState('networkidle');
  await page.unrouteAll({ behavior: 'wait' });
  await page.evaluate(nextPaint);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const shifts = list.getEntries() as (PerformanceEntry & { value: number })[];
          resolve(shifts.reduce((sum, { value }) => sum + value, 0));
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
      })
  );
}

const nextPaint = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
