import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Route } from '@playwright/test';
import { DAY, HOUR } from '#lib/domain/core/time.ts';
import * as contest from '#lib/server/contest/service.ts';
import { changeCall } from '#lib/server/entries/calls.ts';
import { findCall } from '#lib/server/entries/service.ts';
import * as uploads from '#lib/server/entries/upload-store.ts';
import { expect, expectAccessible, PHONE, test, tolerates } from '../support/browser.ts';
import { film, makeCall, pdf } from '../support/entries.ts';
import { enterAsOrganizer } from '../support/organizer.ts';
import type { Site } from '../support/site.ts';

const MEGABYTE = 1024 * 1024;
const PIECE = 8 * MEGABYTE;
/** A film of three pieces. */
const FILM_BYTES = 20 * MEGABYTE;

const folder = mkdtempSync(join(tmpdir(), 'hoi-thi-film-'));
const bigFilm = join(folder, 'Một cửa gần dân.mp4');
test.beforeAll(() => writeFileSync(bigFilm, film(FILM_BYTES)));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function callOf(site: Site, rules = {}) {
  const view = (await contest.current(site.ctx))!;
  return makeCall(site.ctx, view.contest.id, rules);
}

/** Lets pieces from this one on get lost, as on a line that breaks. */
async function breakLineAt(page: Page, offset: number): Promise<() => Promise<void>> {
  const lose = (route: Route) =>
    Number(route.request().headers()['upload-offset'] ?? 0) < offset
      ? route.continue()
      : route.abort('connectionreset');
  await page.route('**/uploads/*', lose);
  return () => page.unroute('**/uploads/*', lose);
}

async function handIn(page: Page, title: string): Promise<void> {
  await page.getByLabel('Tên bài dự thi').fill(title);
  await page.getByLabel(/Tôi xác nhận/).check();
  await page.getByRole('button', { name: 'Nộp bài', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Biên nhận bài dự thi');
}

test(
  'a film comes in over a line that breaks, across a reload, and is handed in',
  tolerates(/ERR_CONNECTION_RESET|ERR_FAILED/),
  async ({ openSite, newDevice }) => {
    test.slow();
    const site = await openSite({});
    const { tokens } = await callOf(site);
    const page = await newDevice(site, { viewport: PHONE });
    await page.goto(`/entries/${tokens[0]}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sở Nội vụ');
    await expectAccessible(page);

    // The line breaks and comes back: it goes on by itself.
    const repair = await breakLineAt(page, PIECE);
    await page.getByLabel('Chọn tệp').setInputFiles(bigFilm);
    await expect(page.getByText('Mất kết nối')).toBeVisible({ timeout: 20_000 });
    await expectAccessible(page);

    // It breaks again further on; the page is loaded anew, as on a telephone that ran out of battery.
    await breakLineAt(page, 2 * PIECE);
    await repair();
    const arrived = async () => (await uploads.unfinished(site.ctx.db))[0]?.received;
    await expect.poll(arrived, { timeout: 20_000 }).toBe(2 * PIECE);
    await page.reload();
    await expect(page.getByText(/đang gửi dở, đã nhận 80%/)).toBeVisible();
    await page.unrouteAll();
    const offsets: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PATCH') offsets.push(request.headers()['upload-offset'] ?? '');
    });
    await page.getByLabel('Chọn tệp').setInputFiles(bigFilm);
    await expect(page.getByText('Tệp đã nhận đủ, chưa nộp')).toBeVisible({ timeout: 20_000 });
    expect(offsets).toEqual([String(2 * PIECE)]);
    await expect(page.getByText('chưa kiểm tra được thời lượng')).toBeVisible();
    await expectAccessible(page);

    await handIn(page, 'Một cửa gần dân');
    await expect(page.getByText('Một cửa gần dân.mp4')).toBeVisible();
    await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Về trang nộp bài' }).click();
    await expect(page.getByText(/“Một cửa gần dân”, nộp lúc/)).toBeVisible();
  }
);

test(
  'the organizer makes a call, gives out links, watches and manages',
  tolerates(/status of (409|422)/),
  async ({ openSite, newDevice }) => {
    test.slow();
    const site = await openSite({});
    const page = await newDevice(site);
    await enterAsOrganizer(page, site);
    await page.goto('/organizer/entries');
    await expectAccessible(page);
    await page.getByLabel('Tên đợt nhận bài').fill('Phần thi dựng video clip');
    await page.getByLabel('Mở nhận bài lúc').fill('2021-10-01T08:00');
    await page.getByLabel('Hết hạn lúc').fill('2031-10-20T17:00');
    await page.getByLabel('Nhận bài muộn đến').fill('2031-10-19T17:00');
    await page.getByRole('button', { name: 'Tạo đợt nhận bài' }).click();
    await expect(page.getByText('Giờ nhận bài muộn phải sau giờ hết hạn.')).toBeVisible();
    await page.getByLabel('Nhận bài muộn đến').fill('2031-10-25T17:00');
    await page.getByRole('button', { name: 'Tạo đợt nhận bài' }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đơn vị được nộp bài');
    await page.getByRole('button', { name: 'Lấy các đơn vị vào vòng trong' }).click();
    await expect(page.getByText('Chưa có đơn vị nào vào vòng trong.')).toBeVisible();
    await page.getByLabel('Sở Nội vụ').check();
    await page.getByLabel('UBND huyện Lai Vung').check();
    await page.getByRole('button', { name: 'Thêm các đơn vị đã chọn' }).click();
    await expect(page.getByRole('heading', { name: '2 đơn vị' })).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Về bảng theo dõi' }).click();
    await expect(
      page.getByText(/chưa nộp bài “Phần thi dựng video clip”: Sở Nội vụ/)
    ).toBeVisible();
    await page.getByRole('link', { name: 'Đường dẫn nộp bài' }).click();
    await expectAccessible(page);
    const address = (await page.locator('.address').first().textContent()) ?? '';

    const phone = await newDevice(site, { viewport: PHONE });
    await phone.goto(new URL(address).pathname);
    await phone
      .getByLabel('Chọn tệp')
      .setInputFiles({ name: 'phim.mp4', mimeType: 'video/mp4', buffer: film(50_000) });
    await expect(phone.getByText('Tệp đã nhận đủ, chưa nộp')).toBeVisible();
    await handIn(phone, 'Hài kịch một cửa');

    await page.goto('/organizer/entries');
    await page.getByRole('link', { name: 'Phần thi dựng video clip' }).click();
    await expect(page.getByText('1 trong 2 đơn vị đã nộp bài')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: /bài của Sở Nội vụ/ }).click();
    const source = (await page.locator('video').getAttribute('src')) ?? '';
    const part = await page.request.get(source, { headers: { range: 'bytes=0-99' } });
    expect([part.status(), (await part.body()).length]).toEqual([206, 100]);
    const stranger = await phone.request.get(source, { maxRedirects: 0 });
    expect(stranger.status()).toBe(303);
    await expectAccessible(page);

    await page.getByLabel('Hạn mới').fill('2031-10-22T17:00');
    await page.getByLabel('Lý do').first().fill('Mưa bão, mất điện');
    await page.getByRole('button', { name: 'Gia hạn' }).click();
    await expect(page.getByText('17:00 ngày 22/10/2031').first()).toBeVisible();
    await page.getByLabel('Lý do').last().fill('Đơn vị xin rút bài');
    await page.getByRole('button', { name: 'Rút bài' }).click();
    await expect(page.getByText('Đã rút')).toBeVisible();
    await phone.goto(new URL(address).pathname);
    await expect(phone.getByText('Bài đã được rút')).toBeVisible();
  }
);

test(
  'what is not taken is said at once, and the window in every state',
  tolerates(/status of (404|422)/),
  async ({ openSite, newDevice }) => {
    const site = await openSite({});
    const { tokens, callId, may } = await callOf(site);
    const page = await newDevice(site, { viewport: PHONE });
    await page.goto(`/entries/${tokens[0]}`);
    await page
      .getByLabel('Chọn tệp')
      .setInputFiles({ name: 'phim.mp4', mimeType: 'video/mp4', buffer: pdf() });
    await expect(page.getByText('Đợt này không nhận loại bài này.')).toBeVisible();
    await page
      .getByLabel('Chọn tệp')
      .setInputFiles({ name: 'a.mp4', mimeType: 'video/mp4', buffer: Buffer.from('<html>') });
    await expect(page.getByText(/Nội dung tệp không phải video/)).toBeVisible();

    const { name, rules } = (await findCall(site.ctx, callId))!;
    const now = site.ctx.now();
    const move = (opensAt: number, closesAt: number, lateUntil: number | null) =>
      changeCall(site.ctx, may, callId, { name, rules, opensAt, closesAt, lateUntil });
    const states = [
      [() => move(now + DAY, now + 2 * DAY, null), 'Chưa đến giờ nhận bài'],
      [() => move(now - 2 * DAY, now - HOUR, now + DAY), 'là muộn 1 ngày, bị trừ 0,5 điểm'],
      [() => move(now - 2 * DAY, now - HOUR, null), 'Đã hết thời gian nhận bài']
    ] as const;
    for (const [bring, sentence] of states) {
      await bring();
      await page.goto(`/entries/${tokens[0]}`);
      await expect(page.getByText(sentence)).toBeVisible();
      await expectAccessible(page);
    }
    await page.goto(`/entries/${tokens[0]}x`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Đường dẫn này không dùng được'
    );
    await expectAccessible(page);
  }
);

test('a small document or an address is handed in without scripts', async ({
  openSite,
  newDevice
}) => {
  const site = await openSite({});
  const { tokens } = await callOf(site, { kinds: ['document', 'link'] });
  const page = await newDevice(site, { javaScriptEnabled: false, viewport: PHONE });
  await page.goto(`/entries/${tokens[0]}`);
  await page
    .getByLabel('Chọn tệp')
    .setInputFiles({ name: 'Báo cáo.pdf', mimeType: 'application/pdf', buffer: pdf() });
  await page.getByRole('button', { name: 'Gửi tệp' }).click();
  await expect(page.getByText('Tệp đã nhận đủ, chưa nộp')).toBeVisible();
  await handIn(page, 'Sáng kiến một cửa');

  await page.goto(`/entries/${tokens[1]}`);
  await page.getByLabel('Địa chỉ của bài').fill('https://video.example.vn/1');
  await handIn(page, 'Phim đăng ở nơi khác');
  await expect(page.getByText('https://video.example.vn/1')).toBeVisible();
});
