import { describe, expect, it } from 'vitest';
import { addressToBrake, clientAddress } from '#lib/server/client-address.ts';

const asked = (remoteAddress: string | undefined, headers: Record<string, string> = {}) => ({
  headers,
  socket: { remoteAddress }
});
const behind = (header: string, depth = 1) => ({ header, depth });

describe('the address of a client', () => {
  it.each([
    ['10.0.0.7', '10.0.0.7'],
    ['::ffff:10.0.0.7', '10.0.0.7'],
    ['2001:db8::1', '2001:db8::1'],
    [undefined, '']
  ])('of a connection from %s is %s where nobody stands in front', (remote, address) => {
    const headers = { 'x-forwarded-for': '1.2.3.4' };
    expect(clientAddress(asked(remote, headers), { header: null, depth: 1 })).toBe(address);
  });

  it.each([
    ['x-real-ip', 1, { 'x-real-ip': '203.0.113.9' }, '203.0.113.9'],
    ['x-real-ip', 1, { 'x-forwarded-for': '203.0.113.9' }, '127.0.0.1'],
    ['x-real-ip', 1, { 'x-real-ip': 'nobody' }, '127.0.0.1'],
    ['x-real-ip', 1, { 'x-real-ip': '9.9.9.9, 8.8.8.8' }, '127.0.0.1'],
    ['x-forwarded-for', 1, { 'x-forwarded-for': '6.6.6.6, 203.0.113.9' }, '203.0.113.9'],
    ['x-forwarded-for', 2, { 'x-forwarded-for': '6.6.6.6,203.0.113.9 , 10.1.1.1' }, '203.0.113.9'],
    ['x-forwarded-for', 3, { 'x-forwarded-for': '203.0.113.9' }, '127.0.0.1'],
    ['x-forwarded-for', 1, { 'x-forwarded-for': '203.0.113.9:4711' }, '203.0.113.9'],
    ['x-forwarded-for', 1, { 'x-forwarded-for': '[2001:db8::1]:4711' }, '2001:db8::1'],
    ['x-forwarded-for', 1, { 'x-forwarded-for': '::ffff:203.0.113.9' }, '203.0.113.9']
  ] as const)('by %s at depth %i of %o is %s', (header, depth, headers, address) => {
    expect(clientAddress(asked('127.0.0.1', headers), behind(header, depth))).toBe(address);
  });

  it.each([
    ['10.0.0.7', '10.0.0.7'],
    ['2001:db8:0:1::7', '2001:db8:0:1::/64'],
    ['2001:0DB8:0000:0001:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', '']
  ])('%s is braked as %s', (address, braked) => {
    expect(addressToBrake(address)).toBe(braked);
  });
});
