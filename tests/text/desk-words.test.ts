import { expect, test } from 'vitest';
import { operatorView } from '#lib/domain/live/view/host.ts';
import { offerWords, questionName, recordDetail } from '#lib/text/desk-words.ts';
import { decidedWords } from '#lib/text/mc-words.ts';
import { goOn, offers, outlineFor, SEGMENTS } from '../client/console-final.ts';
import { playing, points, programmeOf, type Final } from '../domain/live/finals.ts';

const usual = (final: Final) => {
  const offer = offers(final).usual ?? offers(final).choices[0]!;
  return offerWords(offer, operatorView(final.state), outlineFor(final.state.programme));
};

test('a button says what it does and whom it is about', () => {
  const final = playing(programmeOf(SEGMENTS.slice(0, 1)));
  expect(usual(final)).toEqual({ label: 'Bắt đầu chương trình', detail: '' });
  goOn(final);
  expect(usual(final)).toEqual({ label: 'Bắt đầu phần thi', detail: 'Chào hỏi' });
  goOn(final);
  expect(usual(final)).toEqual({ label: 'Mời đội thi', detail: 'Đội An' });
  while (final.step !== 'marking') goOn(final);
  final.host('host:award', { points: points(8.25) });
  expect(usual(final)).toEqual({ label: 'Công bố điểm', detail: '' });
  goOn(final);
  expect(decidedWords(operatorView(final.state))).toEqual({
    words: 'Đội An: 8,25 điểm',
    tone: 'right'
  });
});

test('packages have their worth and what is left of them', () => {
  const final = playing(programmeOf(SEGMENTS.slice(3, 4)));
  goOn(final, 3);
  expect(usual(final)).toEqual({ label: 'Gói 10 điểm', detail: 'còn 8 câu' });
});

test('a segment again, for a heat or for a tie is told apart', () => {
  const programme = programmeOf([...SEGMENTS.slice(1, 2), ...SEGMENTS.slice(5)]);
  const final = playing(programme);
  final.host('host:start-show');
  final.host('host:start-segment', { segmentId: 'phan-1', teamIds: null });
  final.host('host:end-segment');
  const outline = outlineFor(programme);
  const details = offers(final).instead.map(
    (offer) => offerWords(offer, operatorView(final.state), outline).detail
  );
  expect(details).toEqual(['Trắc nghiệm, làm lại', 'Câu hỏi phụ, các đội đồng hạng 1']);
});

test('a question is named by its place, a spare one too', () => {
  const outline = outlineFor(programmeOf(SEGMENTS.slice(1, 2)));
  expect(questionName(outline, 'phan-1-cau-2')).toBe('Trắc nghiệm, câu 2');
  const [segment] = outline.segments;
  const spares = { ...outline, segments: [{ ...segment!, spareIds: ['du-1'] }] };
  expect(questionName(spares, 'du-1')).toBe('Trắc nghiệm, câu dự phòng 1');
});

test('a line of the record says whom it is about, how much and why', () => {
  const final = playing(programmeOf(SEGMENTS.slice(1, 2)));
  final.host('host:start-show');
  final.host('host:adjust', { teamId: 'binh', points: points(-2.5), reason: 'cộng nhầm' });
  final.host('host:undo', { seq: 2, reason: 'nhầm đội' });
  const view = operatorView(final.state);
  const details = view.record.map((line) =>
    recordDetail(line, view, outlineFor(final.state.programme))
  );
  expect(details.slice(1)).toEqual([
    'Đội Bình · -2,5 điểm · cộng nhầm',
    'dòng 2 · Điều chỉnh điểm · nhầm đội'
  ]);
});

test.each([
  [true, 'Đội An: trả lời đúng', 'right'],
  [false, 'Đội An: trả lời sai', 'wrong']
])('a judged answer (%s) is what was decided last', (isRight, words, tone) => {
  const final = playing(programmeOf(SEGMENTS.slice(2, 3)));
  while (final.step !== 'race') goOn(final);
  expect(decidedWords(operatorView(final.state))).toBeNull();
  final.press('an');
  final.wait(0);
  final.host('host:judge', { isRight });
  expect(decidedWords(operatorView(final.state))).toEqual({ words, tone });
});
