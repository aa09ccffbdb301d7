import { expect, type Page } from '@playwright/test';

/**
 * Waits until the last step has come back to the console and has come to rest: then it takes the next
 * key. Looked at with every frame, because a show has hundreds of steps.
 */
export async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('section[aria-busy="false"]') !== null);
}

/**
 * Waits until the console shows this line of the record, or a later one: a key that is pressed before
 * is meant for a step that is over, and the room refuses it.
 */
export async function hasHeard(page: Page, seq: number): Promise<void> {
  await page.waitForFunction((wanted) => {
    const newest = document.querySelector('[aria-labelledby="desk-record"] .when');
    return parseInt(newest?.textContent ?? '0', 10) >= wanted;
  }, seq);
}

/** A console in the hands of somebody who uses nothing but the keyboard. */
export function operator(page: Page) {
  const step = page.locator('#desk-step');

  /** Presses a key once the step before it has come to rest. */
  async function press(key: string): Promise<void> {
    await atRest(page);
    await page.keyboard.press(key);
  }

  return {
    press,
    at: (words: string) => expect(step).toHaveText(words),
    /** Presses Space and waits for what must follow. */
    goOn: async (...steps: string[]) => {
      for (const words of steps) {
        await press('Space');
        await expect(step).toHaveText(words);
      }
    },
    /** Takes a guarded step: going back has the focus first. */
    sure: async (key: string) => {
      await press(key);
      const dialog = page.getByRole('dialog', { name: 'Làm bước này chứ?' });
      await expect(dialog.getByRole('button', { name: 'Không, quay lại' })).toBeFocused();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
    },
    points: (team: string) => page.getByRole('row', { name: new RegExp(team) }).locator('td.points')
  };
}
