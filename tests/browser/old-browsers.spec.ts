import type { Page } from '@playwright/test';
import { youngerScript, youngerStyle } from '../support/built-for.ts';
import { DESK, expect, test } from '../support/browser.ts';
import { findEveryPage, pageRoutes } from '../support/every-page.ts';
import { liveInSite } from '../support/lived-in-site.ts';

/** Takes away what Chrome 109 or Safari 15.0 does not have, as far as a script can. */
function growOlder(): void {
  const remove = (owner: object, ...names: string[]): void =>
    names.forEach((name) => Reflect.deleteProperty(owner, name));
  const iterator = Object.getPrototypeOf(Object.getPrototypeOf([].values())) as object;
  const typed = Object.getPrototypeOf(Uint8Array.prototype) as object;
  const lists = ['toSorted', 'toReversed', 'toSpliced', 'with', 'at', 'findLast', 'findLastIndex'];
  for (const owner of [Array.prototype, typed]) remove(owner, ...lists);
  remove(Array, 'fromAsync');
  remove(Object, 'groupBy', 'hasOwn');
  remove(Map, 'groupBy');
  remove(Map.prototype, 'getOrInsert', 'getOrInsertComputed');
  remove(Promise, 'withResolvers', 'try');
  remove(String.prototype, 'at', 'isWellFormed', 'toWellFormed');
  remove(URL, 'canParse', 'parse');
  remove(RegExp, 'escape');
  remove(AbortSignal, 'timeout', 'any', 'abort');
  remove(HTMLDialogElement.prototype, 'showModal', 'show', 'close');
  remove(HTMLFormElement.prototype, 'requestSubmit');
  remove(Element.prototype, 'checkVisibility');
  remove(SubmitEvent.prototype, 'submitter');
  remove(
    Set.prototype,
    ...['union', 'intersection', 'difference', 'symmetricDifference'],
    ...['isSubsetOf', 'isSupersetOf', 'isDisjointFrom']
  );
  remove(
    iterator,
    ...['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some'],
    ...['every', 'find']
  );
  remove(
    window,
    ...['structuredClone', 'Iterator', 'BroadcastChannel', 'requestIdleCallback', 'reportError'],
    ...['CompressionStream', 'DecompressionStream', 'scheduler', 'navigation', 'Temporal']
  );
  const Younger = FormData;
  window.FormData = new Proxy(Younger, {
    construct: (target, [form]: [HTMLFormElement?]) => new target(form)
  });
}

test('what is built asks nothing of a browser that Chrome 109 and Safari 15 do not have', () => {
  expect(youngerScript()).toEqual([]);
  expect(youngerStyle()).toEqual([]);
});

test('every page runs in Chrome 109 and in Safari 15', async ({ openSite, newDevice }) => {
  test.slow();
  const site = await openSite({});
  const pages = await findEveryPage(site.url, await liveInSite(site));
  expect(pages.size).toBe(pageRoutes().length);
  const byCookie = Map.groupBy(pages.values(), ({ cookie }) => cookie);
  const faults: string[] = [];
  await Promise.all(
    [...byCookie].map(async ([cookie, visits]) => {
      const page = await newDevice(site, { viewport: DESK });
      await page.addInitScript(growOlder);
      await page.context().addCookies(cookiesIn(cookie, site.url));
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
      for (const { path } of visits) {
        // Their scripts are what counts here, not the last picture.
        await page.goto(path, { waitUntil: 'commit' });
        await untilAlive(page);
      }
      const rules = pages.get('/organizer/judging/[markingId]/rules');
      if (rules?.cookie === cookie) await pressAmongMany(page, rules.path);
    })
  );
  expect(faults).toEqual([]);
});

/** The cookies of a request's header. */
const cookiesIn = (header: string, url: string) =>
  header
    .split('; ')
    .filter(Boolean)
    .map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      return { name, value, url };
    });

/** Scripts have taken the page over, and something is on it. */
async function untilAlive(page: Page): Promise<void> {
  await expect(page.locator('#svelte-announcer')).toBeAttached({ timeout: 30_000 });
  expect(await page.locator('body').innerText()).toMatch(/\S/);
}

/** Of a form with many buttons the pressed one goes with it. */
async function pressAmongMany(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await untilAlive(page);
  const criteria = page.getByRole('group', { name: /^Tiêu chí/ });
  const before = await criteria.count();
  await page.getByRole('button', { name: 'Thêm tiêu chí' }).first().click();
  await expect(criteria).toHaveCount(before + 1);
}
