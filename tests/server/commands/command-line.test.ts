import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'hoi-thi-command-'));
const dataDir = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...words: string[]) {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli.ts', ...words], {
    env,
    encoding: 'utf8'
  });
  return { status, text: `${stdout}${stderr}` };
}

const written = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('the command line', () => {
  it('says the way out before anything is there', () => {
    expect(run('import', 'units', 'demo/2021/units.csv')).toMatchObject({
      status: 3,
      text: expect.stringContaining('npm run hoithi -- migrate')
    });
    expect(run('migrate')).toMatchObject({ status: 0 });
    expect(run('import', 'officials', 'khong-co.csv').text).toMatch(/^Chưa có hội thi/);
    expect(run('import', 'units', 'khong-co.csv')).toMatchObject({
      status: 3,
      text: expect.stringMatching(/khong-co\.csv.*Chưa ghi gì/)
    });
  }, 60_000);

  it('speaks Vietnamese, and English when it is asked to', () => {
    expect(run('--help').text).toContain('Cách dùng: npm run hoithi');
    expect(run('--lang', 'en', 'migrate', '--help').text).toMatch(/^Usage: /);
    expect(run('migrate', '--lang=en').text).toContain('nothing to do');
    expect(run('migrate', '--lang', 'fr')).toMatchObject({
      status: 2,
      text: expect.stringContaining('--lang vi')
    });
    expect(run('verify', '--nhanh')).toMatchObject({
      status: 2,
      text: expect.stringMatching(/không có tùy chọn “--nhanh”[^]*Cách dùng/)
    });
  }, 60_000);
});

describe('the first account', () => {
  it('is an administrator’s, before there is any contest', () => {
    run('migrate');
    expect(run('account', 'ban-to-chuc')).toMatchObject({
      status: 3,
      text: expect.stringContaining('hội thi')
    });
    const made = run('account', 'quan-tri', '--name', 'Quản trị', '--administrator');
    expect(made).toMatchObject({ status: 0, text: expect.stringMatching(/^quan-tri {2}\S+/) });
    const both = run('account', 'ai-do', '--administrator', '--unit', 'SNV');
    expect(both).toMatchObject({ status: 2, text: expect.stringContaining('một trong hai') });
  }, 60_000);
});

describe('data of one’s own', () => {
  beforeAll(() => {
    run('migrate');
    run('import', 'units', 'demo/2021/units.csv');
    run('import', 'bank', 'question-banks/cchc-dong-thap-2021/bank.yaml');
  }, 60_000);

  it('are never joined by the demo', () => {
    const start = run('demo', '--state', 'open', '--if-empty');
    expect(start).toMatchObject({ status: 0, text: expect.stringContaining('235 đơn vị') });
    const asked = run('demo');
    expect(asked).toMatchObject({ status: 3, text: expect.stringContaining('DATA_DIR=') });
    expect(run('report', 'participation').text).not.toContain('4345');
  }, 60_000);

  it('a contest is shown before it is made, and made once', () => {
    const own = readFileSync('demo/2021/contest.yaml', 'utf8').replace(
      'code: dong-thap-2021',
      'code: cua-minh'
    );
    const file = written('own.yaml', own.replace('VPUB, SNV', "vpub, 'Snv '"));
    const look = run('contest', file, '--check');
    expect(look).toMatchObject({ status: 0 });
    expect(look.text).toContain('07:30–11:30 ngày 22/9/2021, 10 đơn vị');
    expect(look.text).toContain('làm trong 30 phút');
    expect(look.text).toContain('tối đa cả bài 60 điểm');
    expect(look.text).toMatch(/1 đơn vị không ở ca thi nào.*DT/);
    expect(look.text).toContain('Chưa ghi gì');
    expect(run('contest', file)).toMatchObject({ status: 0 });
    expect(run('contest', file)).toMatchObject({
      status: 1,
      text: expect.stringMatching(/^Chưa ghi gì[^]*đã được tạo từ trước/)
    });
    const second = written('second.yaml', own.replace('cua-minh', 'thu-hai'));
    expect(run('contest', second)).toMatchObject({
      status: 1,
      text: expect.stringMatching(/mỗi thư mục dữ liệu chỉ chạy một hội thi/)
    });
  }, 60_000);

  it('are not played with', () => {
    const played = run(
      'simulate',
      'round-one',
      '--url',
      'http://127.0.0.1:1',
      '--data-dir',
      dataDir
    );
    expect(played).toMatchObject({
      status: 3,
      text: expect.stringMatching(/hội thi thật.*từ chối/)
    });
  }, 60_000);

  it('a wrong list says first that nothing was written', () => {
    const list = written('list.csv', 'Mã cán bộ,Họ và tên,Mã đơn vị\nCB1,NguyÔn V¨n An,SNV\n');
    expect(run('import', 'officials', list)).toMatchObject({
      status: 1,
      text: expect.stringMatching(/^Chưa ghi gì: 1 chỗ sai[^]*“Nguyễn Văn An”/)
    });
    const quote = written('quote.csv', 'Mã cán bộ,Họ và tên,Mã đơn vị\nCB1,"An,SNV\nCB2,Chi,SNV\n');
    expect(run('import', 'officials', quote)).toMatchObject({
      status: 3,
      text: expect.stringMatching(/Chưa ghi gì.*Dòng 2 có dấu ngoặc kép/)
    });
  }, 60_000);

  it('a log that is whole is called so', () => {
    const sound = run('verify');
    expect(sound.text).toMatch(/^Nhật ký nguyên vẹn: \d+ mục/);
    const head = /head\s+([0-9a-f]{64})/.exec(sound.text)?.[1] ?? '';
    expect(run('verify', '--head', head).text).toContain('còn trong nhật ký');
    expect(run('verify', '--head', '0'.repeat(64))).toMatchObject({
      status: 1,
      text: expect.stringContaining('NHẬT KÝ BỊ CẮT')
    });
  }, 60_000);
});

describe('the demo', () => {
  const demoDir = join(folder, 'demo');
  const inDemo = (...words: string[]) => {
    const env = { ...process.env, DATA_DIR: demoDir, DATABASE_URL: '' };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli.ts', ...words], {
      env,
      encoding: 'utf8'
    });
    return { status, text: `${stdout}${stderr}` };
  };

  it('says that it is one, and takes no units and no contest of somebody’s own', () => {
    expect(inDemo('demo').text).toMatch(/HỘI THI MẪU[^]*DATA_DIR=/);
    const units = written('u.csv', 'Mã đơn vị,Tên đơn vị,Loại,Đơn vị cấp trên\nMOI,Sở Mới,Sở,DT\n');
    expect(inDemo('import', 'units', units)).toMatchObject({
      status: 3,
      text: expect.stringMatching(/hội thi mẫu.*Chưa ghi gì/)
    });
    expect(inDemo('import', 'units', 'demo/2021/units.csv')).toMatchObject({ status: 0 });
    expect(inDemo('contest', 'demo/2021/contest.yaml')).toMatchObject({
      status: 1,
      text: expect.stringContaining('hội thi mẫu')
    });
    expect(inDemo('demo', '--if-empty')).toMatchObject({ status: 0, text: '' });
    const list = written('o.csv', 'Mã cán bộ,Họ và tên,Mã đơn vị\nTHAT1,Người Thật,SNV\n');
    expect(inDemo('import', 'officials', list)).toMatchObject({ status: 0 });
    expect(
      inDemo('simulate', 'round-one', '--url', 'http://127.0.0.1:1', '--data-dir', demoDir)
    ).toMatchObject({ status: 3, text: expect.stringContaining('Người Thật (THAT1)') });
  }, 120_000);
});
