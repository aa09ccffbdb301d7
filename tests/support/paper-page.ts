import { expect, type Locator, type Page } from '@playwright/test';
import { activate, type Official, type Site } from './site.ts';

/** The question that is shown. */
export const question = (page: Page): Locator => page.locator('fieldset:visible');

/** The line that says how saving stands. */
export const saving = (page: Page): Locator => page.locator('.saving [role=status] span');

/** Signs an official in and starts; answers the attempt's id. */
export async function startPaper(page: Page, site: Site, official: Official): Promise<string> {
  await activate(page, site, official);
  await page.goto('/quiz');
  await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click();
  await page.waitForURL(/\/quiz\/[0-9a-f-]{36}$/);
  return attemptIn(page);
}

export const attemptIn = (page: Page): string => new URL(page.url()).pathname.split('/')[2] ?? '';

/** Chooses an option of the question that is shown, by its place. */
export async function choose(page: Page, place: 'A' | 'B' | 'C' | 'D'): Promise<void> {
  await question(page).locator(`input[type=radio][value=${place}]`).check();
}

/** Goes to a question by the map. */
export async function goTo(page: Page, position: number): Promise<void> {
  const map = page.getByRole('navigation', { name: 'Bảng câu hỏi' });
  await map.getByRole('link', { name: new RegExp(`^Câu ${position}\\b`) }).click();
  await expect(question(page)).toHaveAttribute('id', `q-${position}`);
}

/** Waits until the page says that all it has is stored. */
export async function expectAllSaved(page: Page): Promise<void> {
  await expect(saving(page)).toHaveText(/^Đã lưu \d\d:\d\d:\d\d$/);
}

/** Hands in from the review, where so many questions are blank: presses, is asked, is sure. */
export async function handInWithBlanks(page: Page, blanks: number): Promise<void> {
  await page.getByRole('button', { name: 'Nộp bài', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText(`Còn ${blanks} câu chưa trả lời`);
  await page.getByRole('button', { name: 'Vẫn nộp bài', exact: true }).click();
}

/** What the server keeps: the chosen place of each position, "-" for none. */
export async function storedPlaces(page: Page, site: Site, attemptId: string): Promise<string> {
  const answer = await page.request.get(`${site.url}/api/attempts/${attemptId}/paper`);
  const { items, saved } = (await answer.json()) as {
    items: { position: number }[];
    saved: { position: number; choice: string[] }[];
  };
  const places = new Map(saved.map(({ position, choice }) => [position, choice.join('')]));
  return items.map(({ position }) => places.get(position) || '-').join('');
}

/** How many answers the browser itself keeps. */
export function keptAnswers(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('hoi-thi');
        opening.onerror = () => reject(new Error('no storage'));
        opening.onsuccess = () => {
          const store = opening.result.transaction('answers').objectStore('answers');
          const counting = store.count();
          counting.onsuccess = () => resolve(counting.result);
        };
      })
  );
}
