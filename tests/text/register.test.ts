import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { roundName } from '#lib/text/round-name.ts';

const FOLDER = 'src/lib/text/vi';

/** Every sentence that people see, with its name; forms of a plural are sentences each. */
const sentences = readdirSync(FOLDER).flatMap((file) => {
  const messages: Record<string, unknown> = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
  return Object.entries(messages).map(
    ([name, message]) => [`${file} ${name}`, JSON.stringify(message)] as const
  );
});

/** A mail server and a proxy are machines of their own; everything else is the system. */
const MACHINES = /máy chủ (thư|trung gian)/giu;

describe('sentences for officials', () => {
  it.each([
    ['address nobody as a friend', /(?<!\p{L})bạn(?!\p{L})/iu],
    ['ask, and do not order about', /(?<!\p{L})(hãy|đừng)(?!\p{L})/iu],
    ['speak of the system, not of a machine', /máy chủ/iu],
    ['call the home page by one name', /trang đầu/iu]
  ])('%s', (_, fault) => {
    const faulty = sentences.filter(([, text]) => fault.test(text.replace(MACHINES, '')));
    expect(faulty).toEqual([]);
  });
});

describe('the name of a round', () => {
  it('is translated where it is the usual one', () => {
    expect(roundName('Vòng 1', 'en')).toBe('Round 1');
    expect(roundName('Vòng 1', 'vi')).toBe('Vòng 1');
    expect(roundName('Vòng loại khối xã', 'en')).toBe('Vòng loại khối xã');
  });
});
