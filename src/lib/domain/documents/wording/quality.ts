import { accepted, refused } from '../../core/result.ts';
import { BANDS, type Band } from '../../reports/quality.ts';
import { addUp, sharesOfWhole } from '../../reports/shares-of-whole.ts';
import type { ReportFacts } from '../facts.ts';
import { count, day, marks, percent, rate } from '../house-style.ts';
import { figure, type Part, type Source } from '../parts.ts';
import { roundedShares, type Sentence } from './sentence.ts';

/* W4 and W5 (domain.md d2): how well, and how it went from day to day. */

const QUALITY: Source = { page: 'quality' };
const PROGRESS: Source = { page: 'progress' };

const BAND_WORDS: Readonly<Record<Band, string>> = {
  all: 'đạt 100% số câu đúng',
  high: 'đạt từ 75% đến dưới 100% số câu đúng',
  middle: 'đạt từ 25% đến dưới 75% số câu đúng',
  low: 'đạt dưới 25% số câu đúng'
};

/**
 * "Về chất lượng bài thi, trong tổng số 4.284 bài thi hợp lệ có 12 bài đạt 100% số câu đúng (0,28%),
 * …; điểm trung bình 43,9/60.": every share is one of those entries. A band without any is told in
 * words.
 */
export function qualitySentence({ quality }: ReportFacts): Sentence {
  const { valid, mean, max } = quality;
  if (valid === 0 || mean === null) return refused('no-valid-entries');
  const bands = BANDS.map((band) => quality.bands[band]);
  if (bands.reduce((sum, band) => sum + band, 0) !== valid) return refused('bands-do-not-add-up');
  const shares = sharesOfWhole(bands) ?? [];
  const some = BANDS.filter((band) => quality.bands[band] > 0);
  const none = BANDS.filter((band) => quality.bands[band] === 0);
  return accepted([
    'Về chất lượng bài thi, trong tổng số ',
    figure('quality.valid.text', count(valid), QUALITY),
    ' bài thi hợp lệ có ',
    ...listing(some, (band) => [
      figure(`quality.${band}`, count(quality.bands[band]), QUALITY),
      ` bài ${BAND_WORDS[band]} (`,
      figure(`quality.${band}.share`, percent(shares[BANDS.indexOf(band)] ?? 0), QUALITY),
      ')'
    ]),
    ...roundedShares(addUp(shares)),
    ...(none.length > 0
      ? ['; không có bài nào ', ...listing(none, (band) => [BAND_WORDS[band]], ' hoặc ')]
      : []),
    '; điểm trung bình ',
    figure('quality.mean', `${marks(mean)}/${marks(max)}`, QUALITY),
    '.'
  ]);
}

/** "a, b và c". */
const listing = (bands: readonly Band[], said: (band: Band) => Part[], before = ' và '): Part[] =>
  bands.flatMap((band, at) => {
    if (at === 0) return said(band);
    return [at === bands.length - 1 ? before : ', ', ...said(band)];
  });

/**
 * "Ngày 23/9/2021 có 2.101 lượt thi, giảm 82 lượt so với ngày 22/9/2021; trong đó …" Where units were
 * told when to sit, the days say nothing against each other and nothing is said.
 */
export function wavesSentence({ waves, roundOne }: ReportFacts): Sentence {
  const [previous, last] = [waves.at(-2), waves.at(-1)];
  if (!previous || !last) return refused('one-wave-only');
  if (roundOne?.isByUnit) return refused('days-by-unit');
  if (last.perfect > last.attempts) return refused('more-perfect-than-attempts');
  return accepted([
    `Ngày ${day(last.day)} có `,
    figure('wave.attempts', count(last.attempts), PROGRESS),
    ' lượt thi, ',
    ...change(last.attempts - previous.attempts),
    ` so với ngày ${day(previous.day)}; `,
    ...(last.perfect === 0
      ? ['không có lượt nào trả lời đúng tất cả các câu hỏi.']
      : [
          'trong đó ',
          figure('wave.perfect', count(last.perfect), PROGRESS),
          ' lượt trả lời đúng tất cả các câu hỏi (',
          figure(
            'wave.perfect.share',
            rate({ part: last.perfect, whole: last.attempts }),
            PROGRESS
          ),
          ' số lượt thi trong ngày).'
        ])
  ]);
}

function change(by: number): Part[] {
  if (by === 0) return ['bằng số lượt'];
  return [
    by > 0 ? 'tăng ' : 'giảm ',
    figure('wave.change', count(Math.abs(by)), PROGRESS),
    ' lượt'
  ];
}
