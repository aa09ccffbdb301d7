import { spawn } from 'node:child_process';
import { freePort } from '#lib/simulation/own-server.ts';
import { expect, expectAccessible, test, tolerates } from '../support/browser.ts';
import { activate, signIn } from '../support/site.ts';

const PUBLIC = 'https://thi.dongthap.hall';

test(
  'opened at another address than it is set to: every page says so, and the form that is sent',
  tolerates(/status of 403/),
  async ({ openSite, newDevice }) => {
    const site = await openSite({ origin: PUBLIC });
    const sentence = `Hệ thống được cấu hình cho địa chỉ ${PUBLIC} nhưng đang được mở qua ${site.url}`;
    const page = await newDevice(site);
    await page.goto('/login');
    const notice = page.getByRole('alert').filter({ hasText: sentence });
    await expect(notice).toBeVisible();
    await expect(notice.getByRole('link', { name: PUBLIC })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Tên đăng nhập').fill('AN');
    await page.getByLabel('Mật khẩu', { exact: true }).fill('mật khẩu của tôi');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await expect(page.getByRole('main')).toContainText(sentence);
    await expectAccessible(page);

    const plain = await newDevice(site, { javaScriptEnabled: false });
    await plain.goto('/login');
    await plain.getByLabel('Tên đăng nhập').fill('AN');
    await plain.getByLabel('Mật khẩu', { exact: true }).fill('mật khẩu của tôi');
    await plain.getByRole('button', { name: 'Đăng nhập' }).click();
    await expect(plain.getByRole('main')).toContainText(sentence);
  }
);

test('two servers on one machine: one browser is signed in at both', async ({
  site,
  openSite,
  newDevice
}) => {
  const other = await openSite({});
  const page = await newDevice(site);
  const [here, there] = [site.nextOfficial(), other.nextOfficial()];
  await activate(page, site, here);
  await activate(page, other, there);
  await page.goto(`${site.url}/quiz`);
  await expect(page.getByTitle(`Đang đăng nhập: ${here.fullName}`)).toBeAttached();
  await page.goto(`${other.url}/quiz`);
  await expect(page.getByTitle(`Đang đăng nhập: ${there.fullName}`)).toBeAttached();
  await signIn(page, other, there);
  await page.goto(`${site.url}/quiz`);
  await expect(page.getByTitle(`Đang đăng nhập: ${here.fullName}`)).toBeAttached();
});

test('a second server on one folder refuses to start, and commands run beside the first', async ({
  site
}) => {
  const run = async (command: string, more: NodeJS.ProcessEnv = {}) => {
    const child = spawn(process.execPath, ['src/cli.ts', command], {
      env: { ...process.env, DATA_DIR: site.dataDir, DATABASE_URL: '', HOST: '127.0.0.1', ...more }
    });
    let said = '';
    child.stderr.on('data', (piece) => (said += String(piece)));
    const code = await new Promise<number | null>((done) => child.once('close', done));
    return { code, said };
  };
  const second = await run('serve', { PORT: String(await freePort()) });
  expect(second.code).toBe(3);
  expect(second.said).toMatch(/^Another server \(process \d+\) already serves the folder \//);
  expect((await run('verify')).code).toBe(0);
});
