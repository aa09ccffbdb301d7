import { expect, it } from 'vitest';
import { matchColumns } from '#lib/domain/files/columns.ts';

it('looks at no more of a title than a title can be (B-X7)', () => {
  const heap = `a${'\u0301\u0316'.repeat(200_000)}`;
  const table = {
    sheet: 'S',
    header: ['Họ và tên', heap],
    rows: [{ row: 2, cells: ['An', heap] }]
  };
  const columns = matchColumns(table, { full_name: { title: 'Họ và tên', isRequired: true } });
  expect(columns).toMatchObject({ areUsable: true });
  expect(columns.wrong).toMatchObject([{ problem: { code: 'column-unknown' } }]);
});
