import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { MINUTE, SECOND, vietnamTime } from '#lib/domain/core/time.ts';
import { readContestFile } from '#lib/server/contest/read-file.ts';
import { wrongPlaceSentence } from '#lib/text/written-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'hoi-thi-contest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const demo = readFileSync('demo/2021/contest.yaml', 'utf8');
const POINTS = /points:\n {6}right: 2\n {6}wrong: 0\n {6}blank: 0/;

function read(text: string) {
  const path = join(folder, 'contest.yaml');
  writeFileSync(path, text);
  return readContestFile(path);
}
const said = (text: string): string => {
  const done = read(text);
  return done.ok ? '' : done.refusal.map(wrongPlaceSentence).join('\n');
};

describe('a contest file', () => {
  it('is kept in hundredths and milliseconds', () => {
    const done = read(
      demo
        .replace('right: 2', 'right: 0,25')
        .replace('duration: 30 phút', 'duration: PT45M')
        .replace("'2021-09-22T07:30:00+07:00'", '22/9/2021 7:30')
    );
    expect(done).toMatchObject({
      ok: true,
      value: {
        round: {
          rules: {
            paper: { durationMs: 45 * MINUTE },
            graceMs: 5 * SECOND,
            scoring: { right: 25, wrong: 0, blank: 0 }
          },
          sessions: [{ opensAt: vietnamTime(2021, 9, 22, 7, 30) }, {}, {}, {}]
        }
      }
    });
  });

  it('loses no zero of a telephone number', () => {
    const done = read(demo.replace('telephone: 0277 300 0000', 'telephone: 02773000000'));
    expect(done).toMatchObject({ value: { about: { contact: { telephone: '02773000000' } } } });
  });

  it.each([
    [
      'right: 5 of old',
      (text: string) => text.replace(POINTS, 'scoring: { right: 5, wrong: 0, blank: 0 }'),
      /right: 5 nghĩa là 0,05 điểm.*right: 0,05/
    ],
    [
      'right: 200 of old',
      (text: string) => text.replace(POINTS, 'scoring: { right: 200, wrong: 0, blank: 0 }'),
      /right: 200 nghĩa là 2 điểm.*viết right: 2 /
    ],
    [
      'milliseconds of old',
      (text: string) => text.replace('duration: 30 phút', 'durationMs: 1800000'),
      /1800000 nghĩa là 30 phút.*duration: 30 phút/
    ],
    [
      '30 milliseconds',
      (text: string) => text.replace('duration: 30 phút', 'durationMs: 30'),
      /30 chưa đến một giây.*duration: 30 phút/
    ],
    [
      'a bare number',
      (text: string) => text.replace('duration: 30 phút', 'duration: 30'),
      /“30” chưa có đơn vị.*“30 phút”/
    ],
    [
      'half a minute',
      (text: string) => text.replace('duration: 30 phút', 'duration: 30 giây'),
      /ngắn hơn một phút/
    ],
    [
      'no length',
      (text: string) => text.replace('      duration: 30 phút\n', ''),
      /duration: chưa có nội dung/
    ],
    [
      'points cut by a comma',
      (text: string) => text.replace(POINTS, 'points: { right: 0,25, wrong: 0, blank: 0 }'),
      /0,25 bị hiểu là 0.*"0,25"/
    ],
    [
      'three decimals',
      (text: string) => text.replace('right: 2', 'right: 0,255'),
      /“0,255” không phải là điểm/
    ],
    [
      'a day that is none',
      (text: string) => text.replace("'2021-09-22T07:30:00+07:00'", '2021-09-31 07:30'),
      /“2021-09-31 07:30” không phải là ngày giờ/
    ],
    [
      'closed before it opens',
      (text: string) => text.replace("'2021-09-22T11:30:00+07:00'", '2021-09-22 06:30'),
      /closesAt.*phải sau/
    ],
    [
      'an unknown field',
      (text: string) => text.replace('qualify: 15', 'qualify: 15\n  prizes: 3'),
      /“prizes”.*levels, gates, topK/
    ],
    [
      'an unknown word',
      (text: string) => text.replace('counts: best', 'counts: bets'),
      /“bets” không được nhận. Có phải là “best”/
    ]
  ])('says what is wrong, what it meant and what to write: %s', (_, change, sentence) => {
    const changed = change(demo);
    expect(changed).not.toBe(demo);
    expect(said(changed)).toMatch(sentence);
    expect(said(changed)).toMatch(/^dòng \d+, mục /);
  });
});
