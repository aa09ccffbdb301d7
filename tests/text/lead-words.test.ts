import { afterEach, beforeEach, expect, it } from 'vitest';
import { DAY } from '#lib/domain/core/time.ts';
import {
  changeSentence,
  eventSentence,
  obstacleLines,
  obstacleSentence,
  spreadSentence
} from '#lib/text/lead-words.ts';
import { overwriteGetLocale } from '#lib/text/paraglide/runtime.js';

beforeEach(() => overwriteGetLocale(() => 'vi'));
afterEach(() => overwriteGetLocale(() => 'vi'));

const name = 'Trần Thị Bình';

it('says what stands in the way of a lock', () => {
  const said = (
    [
      { kind: 'sheet-missing', judgeName: name, isHeads: false },
      { kind: 'sheet-missing', judgeName: name, isHeads: true },
      { kind: 'paper-waiting', judgeName: name },
      { kind: 'nobody-marked' },
      { kind: 'conference-needed', spread: 350 },
      { kind: 'third-marker-needed', spread: 350 },
      { kind: 'third-marker-waiting', judgeName: name }
    ] as const
  ).map(obstacleSentence);
  expect(said[0]).toBe('Trần Thị Bình chưa nộp phiếu');
  expect(said[4]).toBe('Chênh 3,5 điểm, cần hội ý');
  expect(new Set(said).size).toBe(said.length);
  expect(
    obstacleLines([
      { kind: 'sheet-missing', judgeName: 'Nguyễn Văn An', isHeads: true },
      { kind: 'nobody-marked' },
      { kind: 'sheet-missing', judgeName: name, isHeads: false }
    ])
  ).toEqual(['Chưa nộp phiếu: đồng chí, Trần Thị Bình', 'Chưa có giám khảo nào nộp phiếu.']);
  expect(obstacleLines([])).toEqual([]);
});

it('says how far a panel lies apart, against its gate', () => {
  const rule = { atLeast: 300, action: 'confer' } as const;
  expect(spreadSentence(350, rule, 'conference-needed')).toBe(
    'Chênh 3,5 điểm, cần hội ý (ngưỡng 3 điểm).'
  );
  expect(spreadSentence(250, rule, 'not-reached')).toBe('Chênh 2,5 điểm, dưới ngưỡng 3 điểm.');
  expect(spreadSentence(250, null, 'not-reached')).toBe('Chênh 2,5 điểm.');
  overwriteGetLocale(() => 'en');
  expect(spreadSentence(350, rule, 'settled')).toBe('3.5 points apart (gate at 3), settled.');
});

it('says what became of a sheet', () => {
  const event = { at: DAY, byName: name, reason: null, receiptCode: null };
  expect(eventSentence({ ...event, kind: 'reopened' })).toBe(
    'Trần Thị Bình mở lại phiếu lúc 07:00 ngày 02/01/1970'
  );
  const change = { criterionId: 'noi-dung', mark: 850, at: DAY, byName: name };
  expect(changeSentence(change, 'Nội dung')).toBe(
    'Nội dung: 8,5 (Trần Thị Bình, 07:00 ngày 02/01/1970)'
  );
  expect(changeSentence({ ...change, mark: null }, 'Nội dung')).toMatch(/^Nội dung: bỏ điểm/);
});
