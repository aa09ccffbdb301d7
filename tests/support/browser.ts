import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type BrowserContextOptions, type Page } from '@playwright/test';
import { makeSite, type Site, type SiteOptions } from './site.ts';

/** A phone as old officials have them, and a desk. */
export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1440, height: 900 };

type Fixtures = {
  /** Opens a further site of its own, stopped after the test. */
  openSite: (options: SiteOptions) => Promise<Site>;
  /** A browser of its own with an empty page, whose errors fail the test. */
  newDevice: (site: Site, options?: BrowserContextOptions) => Promise<Page>;
};

/** Tests of pages. `site` is one running contest that the tests of a file share. */
export const test = base.extend<Fixtures, { site: Site }>({
  site: [
    async ({}, use) => {
      const site = await makeSite({});
      await use(site);
      await site.stop();
    },
    { scope: 'worker' }
  ],

  openSite: async ({}, use) => {
    const opened: Site[] = [];
    await use(async (options) => {
      const site = await makeSite(options);
      opened.push(site);
      return site;
    });
    for (const site of opened) await site.stop();
  },

  newDevice: async ({ browser, contextOptions }, use, testInfo) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = [];
    const complaints: string[] = [];
    await use(async (site, options = {}) => {
      const context = await browser.newContext({
        ...contextOptions,
        baseURL: site.url,
        locale: 'vi-VN',
        viewport: PHONE,
        ...options
      });
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      context.on('weberror', (error) => complaints.push(error.error().message));
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
    const expected = testInfo.annotations.filter(({ type }) => type === 'tolerates');
    const unexpected = complaints.filter(
      (text) => !expected.some(({ description }) => new RegExp(description ?? '').test(text))
    );
    expect(unexpected, 'errors in the browser console').toEqual([]);
  }
});

export { expect };

/** What browsers report and a test brings about, such as requests that fail while offline. */
export const tolerates = (message: RegExp) => ({
  annotation: { type: 'tolerates', description: message.source }
});

/** As narrow as a page may be asked to fit without scrolling sideways (WCAG 1.4.10). */
const NARROWEST = { width: 320, height: 640 };

/**
 * No violation of WCAG 2.2 A and AA that axe can see, phone and desk, light and dark (where colours
 * are all that differs); and nothing that sticks out at the side.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const viewport of [PHONE, DESK]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await examiner(page, colorScheme).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect(found, `${page.url()} ${viewport.width} ${colorScheme}`).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(NARROWEST);
  const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sticksOut, `${page.url()} sticks out at ${NARROWEST.width}`).toBeLessThanOrEqual(0);
  if (before) await page.setViewportSize(before);
}

/**
 * No page has frames of others, so axe need not open a page of its own to look into them. What it
 * found in order is not carried over: on a page of many rows that takes longer than the look itself.
 */
function examiner(page: Page, colorScheme: 'light' | 'dark'): AxeBuilder {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  return colorScheme === 'light' ? axe : axe.withRules(['color-contrast', 'link-in-text-block']);
}
