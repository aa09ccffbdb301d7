import { readFile } from 'node:fs/promises';
import * as contest from '#lib/server/contest/service.ts';
import { DESK, expect, expectAccessible, test, tolerates } from '../support/browser.ts';
import { enterAsOrganizer, organizer, play } from '../support/organizer.ts';
import { lockedPanel } from '../support/panel.ts';
import { signIn } from '../support/site.ts';
import { unzip } from '../support/zip.ts';

test(
  'a report is filled in, read, made, and compared with what changes later',
  tolerates(/status of 422/),
  async ({ openSite, newDevice }) => {
    test.slow();
    const site = await openSite({});
    await play(site, { AN: { score: 1000, minutes: 9 }, BINH: { score: 600, minutes: 8 } });
    const page = await newDevice(site, { viewport: DESK });
    await enterAsOrganizer(page, site);

    await page.goto('/organizer/reports/documents');
    await expect(page.getByText('Chưa lập văn bản nào')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Kế hoạch của Hội thi' }).click();
    await page.getByLabel('Số, ký hiệu').fill('12/KH-SNV');
    await page.getByLabel('Ngày ban hành').fill('2021-07-19');
    await page.getByLabel('Cơ quan ban hành kế hoạch').fill('Sở Nội vụ');
    await page.getByLabel('Đối tượng dự thi').fill('các CBCCVC trên địa bàn tỉnh');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await expect(page.getByText('Đã lưu.')).toBeVisible();
    await expectAccessible(page);

    // The rest works without scripts, as forms do.
    const plain = await newDevice(site, { javaScriptEnabled: false });
    await signIn(plain, site, organizer);
    await plain.goto('/organizer/reports/documents');
    await plain.getByRole('link', { name: 'Báo cáo kết quả Hội thi' }).click();
    await expect(plain.getByText('Vòng 1: Vòng 1 chưa kết thúc.')).toBeVisible();
    await plain.getByLabel('Ký hiệu').fill('BC SNV');
    await plain.getByRole('button', { name: 'Lưu và xem trước' }).click();
    await expect(plain.getByText('các nhóm nối bằng dấu gạch nối')).toBeVisible();
    await plain.getByLabel('Ký hiệu').fill('BC-SNV');
    await plain.getByLabel('Số', { exact: true }).fill('5');
    await plain.getByLabel('Họ và tên người ký').fill('Nguyễn Văn An');
    await plain.getByRole('button', { name: 'Lưu và xem trước' }).click();
    await expect(plain.getByText('Số: 05/BC-SNV')).toBeVisible();
    await expect(plain.getByText(/Ngày 19\/7\/2021, Sở Nội vụ ban hành Kế hoạch/)).toBeVisible();
    await plain.getByRole('button', { name: 'Lập văn bản' }).click();
    await expect(plain.getByText('Văn bản đã lập. Tải tệp để trình ký.')).toBeVisible();
    await expect(plain.getByText('Số liệu không thay đổi từ khi lập văn bản.')).toBeVisible();

    await play(site, { CHI: { score: 400, minutes: 7 } });
    await page.goto(plain.url());
    const row = page.getByRole('row', { name: /Vòng 1 có … thí sinh của/ });
    await expect(row).toContainText('02');
    await expect(row).toContainText('03');
    await expectAccessible(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải tệp Word' }).click()
    ]);
    expect(download.suggestedFilename()).toMatch(/^BÁO CÁO 05-BC-SNV, lập [\d-]+ [\d.]+\.docx$/);
    const files = unzip(await readFile(await download.path()));
    expect(files['word/document.xml']).toContain('Vòng 1 có 02 thí sinh');
    const pdf = await page.request.get(`${new URL(page.url()).pathname}/pdf`);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');

    // Every figure of a sentence and every table leads to a page that is there.
    await page.goto('/organizer/reports/documents/new/report');
    await expectAccessible(page);
    const links = await page
      .locator('article a')
      .evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('href') ?? ''))]);
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) expect((await page.request.get(link)).status(), link).toBe(200);
    await expect(page.locator('article td a')).toHaveCount(0);

    // The sheets of all judges are made at once, and each is signed by its judge.
    await lockedPanel(site.ctx, (await contest.current(site.ctx))!.contest.id);
    await page.goto('/organizer/reports/documents');
    await page.getByRole('link', { name: 'Phiếu chấm điểm của 2 giám khảo' }).click();
    await expect(page.getByText('Dưới đây là phiếu của Nguyễn Văn An.')).toBeVisible();
    await page.getByRole('button', { name: 'Lập phiếu của 2 giám khảo' }).click();
    await expect(page.getByText('Đã lập phiếu chấm điểm của các giám khảo.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Phiếu chấm điểm, Trần Thị Bình' }).click();
    await expect(page.getByRole('cell', { name: '10,25' })).toBeVisible();
    await expectAccessible(page);
  }
);

test('the digest says that no mail server is set, and its text can be copied', async ({
  openSite,
  newDevice
}) => {
  const site = await openSite({});
  await play(site, { AN: { score: 1000, minutes: 9 } });
  const page = await newDevice(site);
  await enterAsOrganizer(page, site);
  await page.goto('/organizer/reports/digest');
  await expect(page.getByText('Máy chủ thư chưa được cài đặt')).toBeVisible();
  await page.getByLabel('Thư điện tử').fill('dau.moi@example.vn');
  await page.getByLabel('Số liệu của').selectOption({ label: '\u00a0\u00a0UBND huyện Lai Vung' });
  await page.getByRole('button', { name: 'Thêm người nhận' }).click();
  await expect(page.getByText('dau.moi@example.vn')).toBeVisible();
  await expect(page.getByText(/còn \d+ người nữa đạt 50%/)).toBeVisible();
  await expectAccessible(page);
});
