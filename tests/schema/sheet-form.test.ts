import { expect, it } from 'vitest';
import { sheetForm } from '#lib/schema/sheet-form.ts';

const posted = (fields: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

it('says only what differs from the page as it was made', () => {
  const form = posted({
    'mark-noi-dung': '8,5',
    'was-noi-dung': '8',
    'mark-hinh-thuc': '4',
    'was-hinh-thuc': '4',
    note: 'Diễn tốt\r\nhơi dài',
    'was-note': 'Diễn tốt\nhơi dài'
  });
  expect(sheetForm.parse(form)).toEqual({
    changes: [{ criterionId: 'noi-dung', typed: '8,5' }],
    note: null,
    isForReview: false
  });
  form.set('note', 'Khác');
  form.set('to', 'review');
  expect(sheetForm.parse(form)).toMatchObject({ note: 'Khác', isForReview: true });
});

it.each([
  ['without a note', { 'mark-a': '1' }],
  ['with a novel for a mark', { 'mark-a': '1'.repeat(21), note: '' }],
  [
    'with more fields than a sheet has',
    Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`mark-${index}`, '1']))
  ]
])('refuses a form %s', (_name, fields) => {
  expect(sheetForm.safeParse(posted({ ...fields })).success).toBe(false);
});
