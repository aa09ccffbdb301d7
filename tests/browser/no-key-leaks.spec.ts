import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BANK_FILE } from '#lib/demo/contest-2021.ts';
import { HOUR, MINUTE } from '#lib/domain/core/time.ts';
import { readBankFile } from '#lib/server/banks/read-file.ts';
import { expect, expectAccessible, test } from '../support/browser.ts';
import { CANARY } from '../support/contest.ts';
import { choose, expectAllSaved, handInWithBlanks, startPaper } from '../support/paper-page.ts';

test('no answer on the way carries a key before the review is allowed', async ({
  openSite,
  newDevice
}) => {
  const site = await openSite({});
  const page = await newDevice(site);
  const bodies: Promise<{ url: string; text: string }>[] = [];
  page.on('response', (answer) => {
    const read = answer.text().catch(() => '');
    bodies.push(read.then((text) => ({ url: answer.url(), text })));
  });

  await page.goto('/');
  const attempt = await startPaper(page, site, site.nextOfficial());
  await choose(page, 'A');
  await expectAllSaved(page);
  await page.reload();
  await page.request.get(`/quiz/${attempt}/__data.json`);
  await page.getByRole('button', { name: 'Xem lại và nộp bài' }).click();
  await handInWithBlanks(page, 4);
  await expect(page.getByText(/Đáp án và giải thích sẽ được công bố từ/)).toBeVisible();
  await page.reload();

  const seen = await Promise.all(bodies);
  expect(seen.filter(({ text }) => text.includes('Nội dung câu hỏi thử')).length).toBeGreaterThan(
    0
  );
  for (const { url, text } of seen) {
    expect(text, url).not.toContain(CANARY);
    expect(text, url).not.toMatch(/"?(keyOptionIds|isRight|isKey)"?:/);
  }

  await site.ctx.db
    .updateTable('exam_session')
    .set({ opens_at: Date.now() - HOUR, closes_at: Date.now() - MINUTE })
    .execute();
  await expect
    .poll(() => page.request.get(`/quiz/${attempt}/receipt`).then((answer) => answer.text()), {
      timeout: 40_000
    })
    .toContain(CANARY);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Đáp án và giải thích' })).toBeVisible();
  await expect(page.getByText('đáp án đúng').first()).toBeVisible();
  await expectAccessible(page);
});

test('no file that browsers are sent has a question of the bank in it, or a source map', () => {
  const bank = readBankFile(BANK_FILE);
  const texts = bank.ok ? bank.file.questions.flatMap((one) => [one.stem, one.explanation]) : [];
  expect(texts.length).toBeGreaterThan(0);
  const files = readdirSync('build/client', { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name));
  expect(files.filter((name) => name.endsWith('.map'))).toEqual([]);
  const scripts = files.filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
  for (const name of scripts) {
    const script = readFileSync(name, 'utf8');
    expect(
      texts.filter((text) => script.includes(text)),
      name
    ).toEqual([]);
  }
});
