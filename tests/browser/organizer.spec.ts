import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { MINUTE, SECOND } from '#lib/domain/core/time.ts';
import { putStaffAccount } from '#lib/server/auth/service.ts';
import * as contest from '#lib/server/contest/service.ts';
import { makeCtx } from '#lib/server/ctx.ts';
import { readLastSeen, writeLastSeen } from '#lib/server/db/installation.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { openSqlite } from '#lib/server/db/open.ts';
import { databaseFile } from '#lib/server/env.ts';
import { readTables } from '#lib/server/files/service.ts';
import * as people from '#lib/server/people/service.ts';
import { startOwnServer, temporaryDataDir } from '#lib/simulation/own-server.ts';
import { insertAttempt, insertSubmitted } from '../server/reports/played-round.ts';
import { DESK, expect, expectAccessible, PHONE, test, tolerates } from '../support/browser.ts';
import { activate, signIn, type Site } from '../support/site.ts';

const organizer = { loginName: 'bantochuc', password: 'sen-lua-cau-2021' };
const PAGES = ['', '/individuals', '/units', '/participation', '/sessions', '/attempts'];

/** Attempts of officials, chosen by staff code; `ago` is when they were seen last, in seconds. */
async function play(
  site: Site,
  attempts: Record<string, { score: number; minutes: number } | { ago: number }>
): Promise<void> {
  const { ctx } = site;
  const view = (await contest.current(ctx))!;
  const registrations = await people.listRegistrations(ctx, view.contest.id);
  for (const [staffCode, attempt] of Object.entries(attempts)) {
    const facts = {
      registrationId: registrations.find((one) => one.staffCode === staffCode)!.id,
      roundId: view.round.id,
      sessionId: view.sessions[0]!.id,
      attemptNo: 1,
      startedAt: ctx.now() - 20 * MINUTE
    };
    if ('score' in attempt) {
      await insertSubmitted(ctx, facts, attempt.score, attempt.minutes * MINUTE);
    } else {
      await insertAttempt(ctx, { ...facts, lastSeenAt: ctx.now() - attempt.ago * SECOND });
    }
  }
}

test.beforeAll(() => test.setTimeout(120_000));

test('the monitor follows the round, finds who is not seen, and gives time', async ({
  openSite,
  newDevice
}) => {
  const site = await openSite({});
  await site.addStaff(organizer.loginName, organizer.password);
  await play(site, { AN: { score: 800, minutes: 9 }, BINH: { ago: 0 }, CHI: { ago: 300 } });
  const page = await newDevice(site, { viewport: DESK });
  await signIn(page, site, organizer);
  await page.goto('/organizer');

  const figure = (name: string) =>
    page.locator('dl > div').filter({ has: page.locator('dt', { hasText: name }) });
  await expect(figure('Đã nộp bài')).toContainText('1');
  await expect(figure('Mất tín hiệu')).toContainText('2,27%');
  await expect(figure('Tổng số đăng ký')).toContainText('44');
  await expectAccessible(page);

  await play(site, { TS1: { score: 600, minutes: 5 }, TS2: { score: 600, minutes: 5 } });
  await expect(figure('Đã nộp bài').locator('.figure')).toHaveText('3');
  await expect(page.getByRole('row', { name: /Sở Nội vụ/ })).toContainText('3');
  await page.getByRole('button', { name: 'Tạm dừng' }).click();
  await expect(page.getByText('đang tạm dừng cập nhật')).toBeVisible();
  await page.getByRole('button', { name: 'Cập nhật tiếp' }).click();
  await expect(page.getByText('tự cập nhật mỗi 3 giây')).toBeVisible();

  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(2);
  await page.getByLabel('Lọc theo tên đơn vị').fill('lai vung');
  await expect(rows).toHaveCount(1);
  await page.getByLabel('Lọc theo tên đơn vị').fill('không có');
  await expect(page.getByText('Không có đơn vị nào khớp')).toBeVisible();
  await page.goto('/organizer?units=all');
  await page.getByRole('link', { name: 'Mất tín hiệu' }).click();
  await expect(page.getByRole('columnheader', { name: 'Mất tín hiệu' })).toHaveAttribute(
    'aria-sort',
    'descending'
  );
  await expect(rows).toHaveCount(5);

  await page.getByRole('link', { name: 'Bù giờ cho Lê Thị Chi' }).click();
  await expect(page.getByRole('heading', { name: 'Lê Thị Chi (CHI)' })).toBeVisible();
  await page.getByLabel('Số phút bù').fill('7');
  await page.getByLabel('Lý do').fill('Mất điện tại xã');
  await page.getByRole('button', { name: 'Bù giờ' }).click();
  await expect(page.getByText('Đã bù 7 phút cho Lê Thị Chi.')).toBeVisible();
  await expectAccessible(page);
  const extended = await site.ctx.db.selectFrom('attempt').select('extra_ms').execute();
  expect(extended.map((one) => one.extra_ms).sort()).toEqual([0, 0, 0, 0, 7 * MINUTE].sort());
});

test(
  'wrong minutes and a missing reason are said beside their fields',
  tolerates(/status of 422/),
  async ({ openSite, newDevice }) => {
    const site = await openSite({});
    await site.addStaff(organizer.loginName, organizer.password);
    await play(site, { AN: { ago: 0 } });
    const page = await newDevice(site);
    await signIn(page, site, organizer);
    await page.goto('/organizer/attempts?q=van an');
    await page
      .locator('form[method=POST]')
      .last()
      .evaluate((form: HTMLFormElement) => {
        form.noValidate = true;
      });
    await page.getByLabel('Số phút bù').fill('500');
    await page.getByLabel('Lý do').fill('ok');
    await page.getByRole('button', { name: 'Bù giờ' }).click();
    await expect(page.getByLabel('Số phút bù')).toHaveAccessibleDescription(/từ 1 đến 120/);
    await expect(page.getByLabel('Lý do')).toHaveAccessibleDescription(/từ 5 đến 200/);
    await expect(page.getByLabel('Số phút bù')).toHaveValue('500');
  }
);

test('rankings explain themselves and leave a tie at the line to the committee', async ({
  openSite,
  newDevice
}) => {
  const site = await openSite({});
  await site.addStaff(organizer.loginName, organizer.password);
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
  await signIn(page, site, organizer);

  await page.goto('/organizer/individuals');
  await expect(page.getByText('còn 1 thí sinh đang làm bài')).toBeVisible();
  const rows = page.locator('tbody tr');
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

  await site.ctx.db
    .updateTable('contest')
    .set((update) => ({
      unit_ranking: update.val(
        JSON.stringify({ levels: ['department', 'district'], topK: 2, tieBreaks: [], qualify: 1 })
      )
    }))
    .execute();
  await page.reload();
  await expect(page.getByText('2 đơn vị đồng hạng tranh 1 suất còn lại')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Ban Tổ chức xem xét (2)' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Vào vòng sau/ })).toHaveCount(0);
  await expectAccessible(page);
});

test('the participation table is the one in the downloaded workbook', async ({
  openSite,
  newDevice
}) => {
  const site = await openSite({});
  await site.addStaff(organizer.loginName, organizer.password);
  await play(site, {
    AN: { score: 1000, minutes: 9 },
    TS1: { score: 700, minutes: 8 },
    TS2: { ago: 0 },
    CHI: { score: 800, minutes: 9 }
  });
  const page = await newDevice(site, { viewport: DESK, acceptDownloads: true });
  await signIn(page, site, organizer);
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
  const read = await readTables({ name: 'report.xlsx', bytes });
  const inFile = read.ok ? read.value[0]!.rows.map((row) => row.cells) : [];
  const expected = inFile.map((cells) => {
    const [name, registered, tookPart, attempts, valid] = [1, 4, 5, 7, 8].map((at) => cells[at]);
    const [rate, heads, ofHeads, mean] = [9, 10, 11, 12].map((at) => cells[at] ?? '');
    return [
      name!.trim(),
      ...[registered, tookPart, attempts, valid].map((count) => grouped(count!)),
      percent(rate!),
      heads === '' ? '–' : grouped(heads!),
      percent(ofHeads!),
      mean === '' ? '–' : Number(mean).toFixed(2).replace('.', ',')
    ];
  });
  expect(onPage).toEqual(expected);
  expect(onPage.at(-1)).toEqual([
    'Tổng cộng',
    '44',
    '3',
    '4',
    '3',
    '6,82%',
    '24',
    '12,50%',
    '8,33'
  ]);

  const csv = await page.request.get('/organizer/participation/csv');
  expect(csv.headers()['content-disposition']).toContain("filename*=UTF-8''T%E1%BB%95ng");
  expect((await page.request.get('/organizer/participation/pdf')).status()).toBe(404);
});

const grouped = (count: string): string => count.replace(/\B(?=(\d{3})+$)/g, '.');
const percent = (fraction: string): string =>
  fraction === '' ? '–' : `${(Number(fraction) * 100).toFixed(2).replace('.', ',')}%`;

test(
  'session times move, and not before they open',
  tolerates(/status of (409|422)/),
  async ({ openSite, newDevice }) => {
    const site = await openSite({});
    await site.addStaff(organizer.loginName, organizer.password);
    const page = await newDevice(site);
    await signIn(page, site, organizer);
    await page.goto('/organizer/sessions');
    await page.getByLabel('Mở lúc').fill('2031-05-04T08:00');
    await page.getByLabel('Đóng lúc').fill('2031-05-04T07:00');
    await page.getByRole('button', { name: 'Lưu giờ ca thi' }).click();
    await expect(page.getByLabel('Đóng lúc')).toHaveAccessibleDescription(/sau giờ mở/);
    await expectAccessible(page);
    await page.getByLabel('Đóng lúc').fill('2031-05-04T11:30');
    await page.getByRole('button', { name: 'Lưu giờ ca thi' }).click();
    await expect(page.getByText('Đã lưu: 08:00–11:30 ngày 4/5/2031.')).toBeVisible();
    await expect(page.getByText('Sắp mở')).toBeVisible();
    const view = await contest.current(site.ctx);
    expect(new Date(view!.sessions[0]!.opensAt).toISOString()).toBe('2031-05-04T01:00:00.000Z');
  }
);

test('everything works without scripts', async ({ openSite, newDevice }) => {
  const site = await openSite({});
  await site.addStaff(organizer.loginName, organizer.password);
  await play(site, { AN: { score: 1000, minutes: 9 }, CHI: { ago: 0 } });
  const page = await newDevice(site, { javaScriptEnabled: false, viewport: PHONE });
  await signIn(page, site, organizer);

  await page.goto('/organizer');
  await expect(page.getByText('tải lại trang để cập nhật')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Tạm dừng' })).toHaveCount(0);
  await page.getByLabel('Lọc theo tên đơn vị').fill('hoa long');
  await page.getByLabel('Đơn vị hiển thị').selectOption('all');
  await page.getByRole('button', { name: 'Lọc' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(1);

  await page.goto('/organizer/participation');
  await page.getByRole('link', { name: /Mở các đơn vị trực thuộc/ }).click();
  await expect(page.locator('tbody tr')).toHaveCount(5);

  await page.goto('/organizer/attempts');
  await page.getByLabel('Tìm bài đang làm').fill('le thi');
  await page.getByRole('button', { name: 'Tìm' }).click();
  await page.getByLabel('Số phút bù').fill('5');
  await page.getByLabel('Lý do').fill('Mất điện tại xã');
  await page.getByRole('button', { name: 'Bù giờ' }).click();
  await expect(page.getByText('Đã bù 5 phút cho Lê Thị Chi.')).toBeVisible();

  await page.goto('/organizer/sessions');
  await page.getByLabel('Đóng lúc').fill('2031-05-04T11:30');
  await page.getByRole('button', { name: 'Lưu giờ ca thi' }).click();
  await expect(page.getByText('Đã lưu: Từ')).toBeVisible();
});

test('nobody has begun', async ({ openSite, newDevice }) => {
  const site = await openSite({});
  await site.addStaff(organizer.loginName, organizer.password);
  const page = await newDevice(site);
  await signIn(page, site, organizer);
  for (const path of PAGES) {
    await page.goto(`/organizer${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
  await page.goto('/organizer/units');
  await expect(page.getByText('Chưa có bài thi nào được nộp')).toBeVisible();
});

test('a clock in doubt raises an alarm until an organizer confirms it', async ({ newDevice }) => {
  const { dataDir, remove } = temporaryDataDir();
  const database = openSqlite(databaseFile(dataDir));
  await migrateToLatest(database.db);
  const ctx = makeCtx(database.db, {
    log: pino({ level: 'silent' }),
    secret: 'unused',
    now: Date.now
  });
  const grants = [{ role: 'organizer', scope: { kind: 'installation' } }] as const;
  await putStaffAccount(ctx, { ...organizer, displayName: 'Ban Tổ chức', grants });
  await writeLastSeen(ctx.db, Date.now() + 3_600_000);
  const server = await startOwnServer(dataDir);
  const site = { url: server.url } as Site;
  const page = await newDevice(site);
  await signIn(page, site, organizer);
  await page.goto('/organizer');
  await expect(page.getByText('Chưa có hội thi nào')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Cần xác nhận giờ của máy chủ');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Xác nhận giờ máy chủ đúng' }).click();
  await expect(page.getByText('Đã xác nhận giờ của máy chủ.')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await readLastSeen(ctx.db)).toBeLessThan(Date.now() + MINUTE);
  await server.stop();
  await database.close();
  remove();
});

test(
  'the pages are for organizers alone',
  tolerates(/status of 40[13]/),
  async ({ openSite, newDevice }) => {
    const site = await openSite({});
    const visitor = await newDevice(site);
    const contestant = await newDevice(site);
    await activate(contestant, site, site.nextOfficial());
    for (const path of PAGES) {
      await visitor.goto(`/organizer${path}`);
      await expect(visitor).toHaveURL(/\/login\?next=/);
      expect((await contestant.goto(`/organizer${path}`))?.status(), path).toBe(403);
    }
    for (const path of ['/monitor', '/participation/xlsx']) {
      expect((await contestant.request.get(`/organizer${path}`)).status(), path).toBe(403);
    }
    expect((await visitor.request.get('/organizer/monitor')).status()).toBe(401);
    const form = { sessionId: 'x', opensAt: '2031-05-04T08:00', closesAt: '2031-05-04T09:00' };
    const posted = await contestant.request.post('/organizer/sessions?/schedule', {
      form,
      headers: { origin: site.url, accept: 'text/html' }
    });
    expect(posted.status()).toBe(403);
  }
);
