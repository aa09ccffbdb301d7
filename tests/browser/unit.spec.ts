import { readFile } from 'node:fs/promises';
import * as auth from '#lib/server/auth/service.ts';
import * as units from '#lib/server/units/service.ts';
import { expect, expectAccessible, test, tolerates } from '../support/browser.ts';
import { play } from '../support/organizer.ts';

test(
  'a coordinator sees the own unit alone, and has a reminder ready to send',
  tolerates(/status of 40[34]/),
  async ({ openSite, newDevice }) => {
    const site = await openSite({});
    const tree = await units.readTree(site.ctx);
    const laiVung = tree.units.find(({ code }) => code === 'HLV')!;
    const account = { loginName: 'daumoi', password: 'sen-lua-cau-2021' };
    await auth.putStaffAccount(site.ctx, {
      ...account,
      displayName: 'Đầu mối Lai Vung',
      grants: [{ role: 'unit_coordinator', scope: { kind: 'unit', unitId: laiVung.id } }]
    });
    await play(site, { CHI: { score: 800, minutes: 10 } });
    const page = await newDevice(site);
    await page.goto('/login');
    await page.getByLabel('Tên đăng nhập').fill(account.loginName);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();

    await expect(page).toHaveURL(/\/unit$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('UBND huyện Lai Vung');
    await expect(page.getByText('còn 1 người nữa', { exact: true })).toBeVisible();
    await expect(page.getByText(/1\/3 thí sinh đăng ký đã dự thi/)).toBeVisible();
    await expect(page.getByRole('row', { name: /UBND xã Hòa Long/ })).toContainText('50,00%');
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Xem danh sách' }).click();
    const absent = page.getByRole('table', { name: /Danh sách/ });
    await expect(absent.getByRole('row')).toHaveCount(3);
    await expect(absent).not.toContainText('Lê Thị Chi');
    await expectAccessible(page);
    const arriving = page.waitForEvent('download');
    await page.getByRole('link', { name: '.csv' }).click();
    const lines = (await readFile(await (await arriving).path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines.join()).toContain('Phạm Văn Dũng');

    await page.goto('/unit');
    await page.getByRole('link', { name: 'Cấp mã mới cho người quên mật khẩu' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'Nguyễn Văn An' })).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole('link', { name: /^Cấp mã mới.*Phạm Văn Dũng/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Phạm Văn Dũng');
    await page.getByRole('button', { name: 'Cấp mã mới' }).click();
    const reason = page.getByLabel('Lý do');
    await expect(reason).toBeFocused();
    await expect(reason).toHaveAccessibleDescription(/Vui lòng điền/);
    await reason.fill('mất phiếu, đã đối chiếu thẻ');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Cấp mã mới' }).click();
    const code = (await page.locator('dd.code').textContent()) ?? '';
    await expectAccessible(page);

    const owner = await newDevice(site);
    await owner.goto('/activate');
    await owner.getByLabel('Mã cán bộ').fill('dung');
    await owner.getByLabel('Mã kích hoạt').fill(code);
    await owner.getByLabel('Mật khẩu mới').fill('một mật khẩu mới');
    await owner.getByRole('button', { name: 'Kích hoạt và đăng nhập' }).click();
    await expect(owner).toHaveURL(/\/quiz$/);

    expect((await page.goto('/unit/people/renew?unit=HLV&official=AN'))?.status()).toBe(404);
    await page.goto('/unit?unit=SNV');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('UBND huyện Lai Vung');
    expect((await page.goto('/organizer'))?.status()).toBe(403);
  }
);
