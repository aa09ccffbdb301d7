import { readFile } from 'node:fs/promises';
import { HOUR } from '#lib/domain/core/time.ts';
import { readTables } from '#lib/server/files/service.ts';
import { DESK, expect, expectAccessible, test } from '../support/browser.ts';
import { enterAsOrganizer, play } from '../support/organizer.ts';
import { compute, sheetsIn } from '../support/workbook-cells.ts';

test('rankings explain themselves and leave a tie at the line to the committee', async ({
  openSite,
  newDevice
}) => {
  test.slow();
  const site = await openSite({});
  await play(site, {
    AN: { score: 1000, minutes: 9 },
    TS1: { score: 800, minutes: 8 },
    TS2: { score: 600, minutes: 3 },
    BINH: { score: 1000, minutes: 8 },
    CHI: { score: 800, minutes: 9 },
    DUNG: { score: 600, minutes: 3 },
    TS3: { ago: 0 }
  });
  const page = await newDevice(site, { viewport: DESK });
  await enterAsOrganizer(page, site);

  await page.goto('/organizer/individuals');
  await expect(page.getByText('còn 1 thí sinh đang làm bài')).toBeVisible();
  await expect(page.getByText('Danh sách có tên và điểm chưa hiện')).toBeVisible();
  await expectAccessible(page);
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(0);
  // The round ends, and the one who still worked leaves no paper.
  const [from, to] = [Date.now() - 2 * HOUR, Date.now() - HOUR];
  await site.ctx.db.updateTable('exam_session').set({ opens_at: from, closes_at: to }).execute();
  await site.ctx.db.deleteFrom('attempt').where('state', '=', 'open').execute();
  await page.reload();
  await expect(rows).toHaveCount(6);
  await expect(rows.first()).toContainText('Trần Thị Bình');
  await rows.first().getByText('Vì sao?').click();
  await expect(rows.first()).toContainText('bằng điểm hạng 2, thời gian làm bài ít hơn 1 phút.');
  await expectAccessible(page);
  await page.getByLabel('Tìm thí sinh').fill('dung');
  await page.getByRole('button', { name: 'Tìm' }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Phạm Văn Dũng');
  await page.getByRole('link', { name: 'Xóa bộ lọc' }).click();
  await expect(rows).toHaveCount(6);
  await page.getByLabel('Đơn vị xếp hạng').selectOption({ label: 'UBND huyện Lai Vung' });
  await page.getByRole('button', { name: 'Tìm' }).click();
  await expect(rows).toHaveCount(3);
  await expect(page.getByRole('columnheader', { name: 'Hạng trong đơn vị' })).toBeVisible();

  // 18 points, 17 minutes and 6 points next in both; of the rates 3/3 beats 3/41.
  await page.goto('/organizer/units');
  await expect(page.getByRole('heading', { name: 'Vào vòng sau (1)', exact: true })).toBeVisible();
  await page.getByText('UBND huyện Lai Vung').click();
  await expect(
    page.getByText('tỷ lệ dự thi cao hơn (3/3 so với 3/41 người đăng ký)')
  ).toBeVisible();
  await expectAccessible(page);

  const rules = { levels: ['department', 'district'], topK: 2, tieBreaks: [], qualify: 1 };
  const setRules = (unitRanking: unknown) =>
    site.ctx.db
      .updateTable('contest')
      .set((update) => ({ unit_ranking: update.val(JSON.stringify(unitRanking)) }))
      .execute();
  await setRules(rules);
  await page.reload();
  await expect(page.getByText('2 đơn vị đồng hạng tranh 1 suất còn lại')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Ban Tổ chức xem xét (2)' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Vào vòng sau/ })).toHaveCount(0);
  await expectAccessible(page);

  const gate = { kind: 'participation', of: 'registered', least: 50 };
  await setRules({ ...rules, gates: [gate] });
  await page.reload();
  await expect(
    page.getByRole('heading', { name: 'Không đủ điều kiện xếp hạng (1)' })
  ).toBeVisible();
  await page.getByText('Sở Nội vụ', { exact: true }).click();
  await expect(
    page.getByText(/^Không xếp hạng: mới có 3\/41 .*còn 18 người nữa đạt 50%/)
  ).toBeVisible();
  await page.goto('/organizer/participation');
  await expect(page.getByRole('row', { name: /^Sở Nội vụ/ })).toContainText('còn 18 người nữa');
  await expectAccessible(page);
});

test('the participation table is the one in the downloaded workbook', async ({
  openSite,
  newDevice
}) => {
  const site = await openSite({});
  await play(site, {
    AN: { score: 1000, minutes: 9 },
    TS1: { score: 700, minutes: 8 },
    TS2: { ago: 0 },
    CHI: { score: 800, minutes: 9 }
  });
  const page = await newDevice(site, { viewport: DESK, acceptDownloads: true });
  await enterAsOrganizer(page, site);
  await page.goto('/organizer/participation');
  await expect(page.locator('tbody tr')).toHaveCount(3);
  await expectAccessible(page);
  await page.getByRole('link', { name: /Mở các đơn vị trực thuộc UBND huyện Lai Vung/ }).click();
  await expect(page.locator('tbody tr')).toHaveCount(5);
  await page.getByRole('link', { name: /Thu gọn các đơn vị trực thuộc/ }).click();
  await expect(page.locator('tbody tr')).toHaveCount(3);
  await page.getByRole('link', { name: 'Mở tất cả' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(5);

  const onPage = await page
    .locator('tbody tr, tfoot tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('th > span > span:last-child, tfoot th, td')].map((cell) =>
          (cell.textContent ?? '').trim()
        )
      )
    );
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Tải bảng tính (.xlsx)' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^Tổng hợp tham gia theo đơn vị .*\.xlsx$/);
  const bytes = await readFile(await download.path());
  // Sums and rates of the workbook are formulas: what they come to is what the page shows.
  const [sheet] = sheetsIn(bytes);
  const read = await readTables({ name: 'report.xlsx', bytes });
  const rows = read.ok ? read.value[0]!.rows : [];
  const expected = rows.map(({ row }) => {
    const at = (column: string) => compute(sheet!, `${column}${row}`);
    const count = (column: string) => grouped(String(at(column) ?? ''));
    const [heads, mean] = [at('K'), at('M')];
    return [
      String(at('B')).trim(),
      percent(at('J')),
      percent(at('L')),
      String(at('R') ?? '') || '–',
      ...['E', 'F', 'H', 'I'].map(count),
      heads === null || heads === '' ? '–' : count('K'),
      mean === null || mean === '' ? '–' : Number(mean).toFixed(2).replace('.', ','),
      count('O')
    ];
  });
  expect(onPage.slice(0, -1)).toEqual(expected.slice(0, -1));
  expect(onPage.at(-1)).toEqual([
    'Tổng cộng',
    '6,82%',
    '12,50%',
    '–',
    '44',
    '3',
    '4',
    '3',
    '24',
    '8,33',
    '1'
  ]);

  const csv = await page.request.get('/organizer/participation/csv');
  expect(csv.headers()['content-disposition']).toContain("filename*=UTF-8''T%E1%BB%95ng");
  expect((await page.request.get('/organizer/participation/pdf')).status()).toBe(404);
});

test('the unit board is public only while an organizer has it open', async ({
  openSite,
  newDevice
}) => {
  const site = await openSite({});
  await play(site, { CHI: { score: 800, minutes: 9 } });
  const visitor = await newDevice(site);
  await visitor.goto('/board');
  await expect(visitor.getByText('Bảng đơn vị chưa mở')).toBeVisible();
  await expectAccessible(visitor);
  const closed = await visitor.request.get('/board/__data.json');
  expect(await closed.text()).not.toContain('Lai Vung');
  await visitor.goto('/');
  await expect(visitor.getByRole('link', { name: 'Xem bảng đơn vị' })).toHaveCount(0);

  const page = await newDevice(site, { viewport: DESK });
  await enterAsOrganizer(page, site);
  await page.goto('/organizer/participation');
  await page.getByText('Bảng đơn vị công khai: đang đóng').click();
  await page.getByRole('button', { name: 'Mở bảng cho mọi người xem' }).click();
  await expect(page.getByText(/^Đang mở: ai cũng xem được/)).toBeVisible();
  await expectAccessible(page);

  await visitor.goto('/');
  await visitor.getByRole('link', { name: 'Xem bảng đơn vị' }).click();
  const rows = visitor.locator('tbody tr');
  await expect(rows).toHaveText([/Sở Nội vụ\s*Sở, ban, ngành/, /Lai Vung.*33,33%\s*1\s*3/s]);
  await expect(visitor.locator('main')).not.toContainText('Lê Thị Chi');
  await expectAccessible(visitor);
  // On a telephone the filters fold behind one line, which works by keyboard.
  await expect(visitor.getByLabel('Tìm đơn vị')).toBeHidden();
  await visitor.getByLabel('Lọc và tìm').focus();
  await visitor.keyboard.press('Space');
  await visitor.getByLabel('Tìm đơn vị').fill('lai vung');
  await visitor.getByLabel('Sắp xếp').selectOption('rate');
  await visitor.getByRole('button', { name: 'Xem', exact: true }).click();
  await expect(visitor).toHaveURL(/q=lai\+vung.*order=rate/);
  await expect(visitor.getByText('đang lọc theo 1 mục')).toBeVisible();
  await expect(rows).toHaveText([/Lai Vung/]);

  await page.getByRole('button', { name: 'Đóng bảng' }).click();
  await expect(page.getByRole('button', { name: 'Mở bảng cho mọi người xem' })).toBeVisible();
  await visitor.reload();
  await expect(visitor.getByText('Bảng đơn vị chưa mở')).toBeVisible();
});

const grouped = (count: string): string => count.replace(/\B(?=(\d{3})+$)/g, '.');
const percent = (share: unknown): string =>
  share === null || share === '' ? '–' : `${(Number(share) * 100).toFixed(2).replace('.', ',')}%`;
