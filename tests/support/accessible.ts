import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';
import { DESK, PHONE } from './viewports.ts';

/** As narrow as a page may be asked to fit without scrolling sideways (WCAG 1.4.10). */
const NARROWEST = { width: 320, height: 640 };

/** What differs between light and dark: the rest is looked at in light alone. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * No violation of WCAG 2.2 A and AA that axe can see, phone and desk, light and dark; and nothing
 * that sticks out at the side. The page must run scripts.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const before = page.viewportSize();
  // Once for four looks: reading half a megabyte takes longer than a look.
  await page.evaluate(axe.source);
  for (const viewport of [PHONE, DESK]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const found = await page.evaluate(look, colorScheme === 'light' ? null : COLOURS);
      expect(found, `${page.url()} ${viewport.width} ${colorScheme}`).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(NARROWEST);
  const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sticksOut, `${page.url()} sticks out at ${NARROWEST.width}`).toBeLessThanOrEqual(0);
  if (before) await page.setViewportSize(before);
}

/** What axe finds wrong on a page as it stands. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(look, null);
}

/** Runs in the page. Neither what is in order nor style sheets read anew is asked for: both take long. */
async function look(rules: string[] | null): Promise<string[]> {
  const { axe: examiner } = globalThis as unknown as { axe: typeof axe };
  const { violations } = await examiner.run({
    reporter: 'no-passes',
    resultTypes: ['violations'],
    preload: false,
    ...(rules && { runOnly: rules })
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
