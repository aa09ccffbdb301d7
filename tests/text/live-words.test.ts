import { describe, expect, test } from 'vitest';
import { LIVE_REFUSALS } from '#lib/domain/live/refusal.ts';
import { intentNow, intentWords } from '#lib/text/live-words.ts';
import * as words from '#lib/text/live-words.ts';
import { overwriteGetLocale } from '#lib/text/paraglide/runtime.js';
import { liveRefusals } from '#lib/text/refusals.ts';

const tables = Object.entries(words).flatMap(([name, table]) =>
  typeof table === 'function' ? [] : [{ name, table }]
);

describe.each(tables)('$name', ({ table }) => {
  test.each(Object.entries<() => string>(table))('%s has words in both languages', (_, word) => {
    overwriteGetLocale(() => 'vi');
    const vietnamese = word();
    overwriteGetLocale(() => 'en');
    const english = word();
    expect(vietnamese).toMatch(/^\p{Lu}[^.]+$/u);
    expect(english).toMatch(/^\p{Lu}[^.]+$/u);
    expect(english).not.toBe(vietnamese);
  });
});

test('every refusal of the engine has its sentence, and no two the same', () => {
  overwriteGetLocale(() => 'vi');
  for (const refusal of LIVE_REFUSALS) expect(liveRefusals[refusal]()).not.toBe('');
  const sentences = Object.values(liveRefusals).map((sentence) => sentence());
  expect(new Set(sentences).size).toBe(sentences.length);
});

test.each([
  ['host:open', { step: 'ready', kind: 'buzzer' }, 'Mở chuông'],
  ['host:open', { step: 'ready', kind: 'simultaneous' }, 'Bắt đầu nhận câu trả lời'],
  ['host:open', { step: 'ready', kind: 'package' }, 'Bắt đầu tính giờ trả lời'],
  ['host:close', { step: 'race', kind: 'package' }, 'Đóng chuông'],
  ['host:close', { step: 'contested', kind: 'buzzer' }, 'Không trao quyền, đóng câu hỏi'],
  ['host:reveal', { step: 'marking', kind: 'judged' }, 'Công bố điểm'],
  ['host:reveal', { step: 'closed', kind: 'buzzer' }, 'Công bố đáp án'],
  ['host:next', { step: 'choosing', kind: 'package' }, 'Kết thúc lượt của đội']
] as const)('%s at %o', (intent, moment, words) => {
  overwriteGetLocale(() => 'vi');
  expect(intentNow(intent, moment)).toBe(words);
});

test('without a moment an intent keeps its own name', () => {
  expect(intentNow('host:pause', {})).toBe(intentWords['host:pause']());
});
