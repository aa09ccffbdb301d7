import { expect, test as base, type BrowserContextOptions, type Page } from '@playwright/test';
import { PHONE } from './viewports.ts';
import { makeSite, type Site, type SiteOptions } from './site.ts';

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
      const runsScripts = options.javaScriptEnabled ?? contextOptions.javaScriptEnabled ?? true;
      if (runsScripts) context.on('page', waitForScripts);
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
/**
 * Opening a page that tells whether it has come to life ends when it has: nobody is quicker than that
 * with a form. Where scripts are to be late, `waitUntil` says so.
 */
function waitForScripts(page: Page): void {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  const untilAlive = () =>
    page.waitForFunction(
      () =>
        document.querySelector('.app') === null ||
        document.documentElement.classList.contains('alive')
    );
  page.goto = async (url, options) => {
    const response = await goto(url, options);
    if (options?.waitUntil === undefined) await untilAlive();
    return response;
  };
  page.reload = async (options) => {
    const response = await reload(options);
    if (options?.waitUntil === undefined) await untilAlive();
    return response;
  };
}

export { DESK, PHONE } from './viewports.ts';
export { expectAccessible, violationsOf } from './accessible.ts';

/** What browsers report and a test brings about, such as requests that fail while offline. */
export const tolerates = (message: RegExp) => ({
  annotation: { type: 'tolerates', description: message.source }
});
