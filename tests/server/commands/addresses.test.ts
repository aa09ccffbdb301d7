import { describe, expect, it } from 'vitest';
import {
  addressAdvice,
  explainListening,
  reachableAddresses
} from '../../../src/commands/addresses.ts';

const listening = { origin: undefined, host: '0.0.0.0', port: 3000 };

describe('the address that a start prints', () => {
  it.each([
    [{ host: '127.0.0.1' }, 'http://127.0.0.1:3000'],
    [{ host: '::1' }, 'http://[::1]:3000'],
    [{ host: 'hall.local', port: 80 }, 'http://hall.local'],
    [{ host: '::' }, 'http://localhost:3000'],
    [{ origin: 'https://hoithi.example.vn' }, 'https://hoithi.example.vn']
  ])('is one that works: %j', (given, address) => {
    expect(reachableAddresses({ ...listening, ...given })[0]).toBe(address);
  });

  it('comes with what ORIGIN means', () => {
    expect(addressAdvice(listening)).toContain('ORIGIN=');
    const behind = { ...listening, origin: 'https://hoithi.example.vn', host: '127.0.0.1' };
    expect(addressAdvice(behind)).toBe(
      'Chỉ các trang mở tại https://hoithi.example.vn mới gửi được dữ liệu (ORIGIN). Phần đứng trước chuyển yêu cầu đến http://127.0.0.1:3000.'
    );
  });
});

describe('a start that cannot listen', () => {
  it.each([
    ['EADDRINUSE', /Cổng 3000 đang được.*PORT=3001/],
    ['EACCES', /không được mở cổng 3000/],
    ['EADDRNOTAVAIL', /HOST=0.0.0.0 không phải địa chỉ của máy này/]
  ])('says so with a way out: %s', (code, sentence) => {
    const error = Object.assign(new Error(`listen ${code}`), { code });
    expect(String(explainListening(error, listening))).toMatch(sentence);
  });

  it('leaves other errors as they are', () => {
    const error = new Error('something else');
    expect(explainListening(error, listening)).toBe(error);
  });
});
