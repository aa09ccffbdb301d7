import { expect, it } from 'vitest';
import type { Alarm } from '#lib/domain/core/alarm.ts';
import { alarmText } from '#lib/text/alarms.ts';

const at = Date.UTC(2026, 11, 1, 1, 15);

const SENTENCES: [Omit<Alarm, 'since'>, RegExp][] = [
  [{ code: 'disk-low', detail: { free: 900, needed: 1024 } }, /còn 900 MB, cần ít nhất 1\.024 MB/],
  [{ code: 'log-large', detail: { size: 300, limit: 256 } }, /300 MB, quá 256 MB/],
  [{ code: 'backup-failed', detail: { reason: 'đĩa đầy', last: at } }, /đĩa đầy\..*08:15/],
  [{ code: 'backup-failed', detail: { reason: 'đĩa đầy', last: null } }, /chưa có bản sao lưu/],
  [{ code: 'one-address', detail: { address: '10.0.0.1', accounts: 50 } }, /10\.0\.0\.1/],
  [{ code: 'one-password', detail: { accounts: 200 } }, /200 tài khoản/],
  [
    { code: 'wrong-origin', detail: { expected: 'https://a.vn', actual: 'http://10.0.0.2' } },
    /https:\/\/a\.vn.*http:\/\/10\.0\.0\.2/
  ]
];

it.each(SENTENCES)('%j says what is wrong and what to do', (alarm, sentence) => {
  expect(alarmText({ ...alarm, since: at } as Alarm)).toMatch(sentence);
});
