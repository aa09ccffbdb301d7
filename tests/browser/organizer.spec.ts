import { pino } from 'pino';
import { MINUTE } from '#lib/domain/core/time.ts';
import { putStaffAccount } from '#lib/server/auth/service.ts';
import * as contest from '#lib/server/contest/service.ts';
import { makeCtx } from '#lib/server/ctx.ts';
import { readLastBeat, writeLastBeat } from '#lib/server/db/installation.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { openSqlite } from '#lib/server/db/open.ts';
import { databaseFile } from '#lib/server/env.ts';
import { startOwnServer, temporaryDataDir } from '#lib/simulation/own-server.ts';
import { expect, expectAccessible, PHONE, test, tolerates } from '../support/browser.ts';
import { enterAsOrganizer, organizer, play } from '../support/organizer.ts';
import { activate, signIn, type Site } from '../support/site.ts';

const PAGES = ['', '/individuals', '/units', '/participation', '/sessions', '/attempts'];

test(
  'session times move, and not before they open',
  tolerates(/status of (409|422)/),
  async ({ openSite, newDevice }) => {
    const site = await openSite({});
    const page = await newDevice(site);
    await enterAsOrganizer(page, site);
    await page.goto('/organizer/sessions');
    await page.getByLabel('Mở lúc').fill('2031-05-04T08:00');
    await page.getByLabel('Đóng lúc').fill('2031-05-04T07:00');
    await page.getByRole('button', { name: 'Lưu giờ ca thi' }).click();
    await expect(page.getByLabel('Đóng lúc')).toHaveAccessibleDescription(/sau giờ mở/);
    await expectAccessible(page);
    await page.getByLabel('Đóng lúc').fill('2031-05-04T11:30');
    await page.getByRole('button', { name: 'Lưu giờ ca thi' }).click();
    await expect(page.getByText('Đã lưu: 08:00–11:30 ngày 04/5/2031.')).toBeVisible();
    await expect(page.getByText('Sắp mở')).toBeVisible();
    const view = await contest.current(site.ctx);
    expect(new Date(view!.sessions[0]!.opensAt).toISOString()).toBe('2031-05-04T01:00:00.000Z');
  }
);

test('everything works without scripts', async ({ openSite, newDevice }) => {
  const site = await openSite({});
  await play(site, { AN: { score: 1000, minutes: 9 }, CHI: { ago: 0 } });
  const page = await newDevice(site, { javaScriptEnabled: false, viewport: PHONE });
  await enterAsOrganizer(page, site);

  await page.goto('/organizer');
  await expect(page.getByText('tải lại trang để cập nhật')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Tạm dừng' })).toHaveCount(0);
  await page.getByText('Lọc và tìm').click();
  await page.getByLabel('Lọc theo tên đơn vị').fill('hoa long');
  await page.getByLabel('Đơn vị hiển thị').selectOption('all');
  await page.getByRole('button', { name: 'Lọc' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(1);

  await page.goto('/organizer/participation');
  await page.getByRole('link', { name: /Mở các đơn vị trực thuộc/ }).click();
  await expect(page.locator('tbody tr')).toHaveCount(5);

  await page.goto('/organizer/attempts');
  await page.getByLabel('Tìm thí sinh').fill('le thi');
  await page.getByRole('button', { name: 'Tìm', exact: true }).click();
  await page.getByLabel('Số phút bù').fill('5');
  await page.getByLabel('Lý do').fill('Mất điện tại xã');
  await page.getByRole('button', { name: 'Bù giờ cho 1 thí sinh' }).click();
  await expect(page.getByText('Bù giờ: 1 thí sinh')).toBeVisible();

  await page.goto('/organizer/sessions');
  await page.getByLabel('Đóng lúc').fill('2031-05-04T11:30');
  await page.getByRole('button', { name: 'Lưu giờ ca thi' }).click();
  await expect(page.getByText('Đã lưu: Từ')).toBeVisible();
});

test('nobody has begun', async ({ openSite, newDevice }) => {
  test.slow();
  const site = await openSite({});
  const page = await newDevice(site);
  await enterAsOrganizer(page, site);
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
  await writeLastBeat(ctx.db, Date.now() + 3_600_000);
  const server = await startOwnServer(dataDir);
  const site = { url: server.url } as Site;
  const page = await newDevice(site);
  await signIn(page, site, organizer);
  await page.goto('/organizer');
  await expect(page.getByText('Chưa có hội thi nào')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Cần xác nhận giờ của hệ thống');
  await expectAccessible(page);
  await page.getByRole('button', { name: /Xác nhận giờ đúng là/ }).click();
  await expect(page.getByText('Đã xác nhận giờ của hệ thống.')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await readLastBeat(ctx.db)).toBeLessThan(Date.now() + MINUTE);
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
