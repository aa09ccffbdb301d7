import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetFrom } from '#lib/client/clock-offset.ts';

test('the middle of the round trip is when the server looked at its clock', () => {
  expect(offsetFrom(null, { serverNow: 10_050, sentAt: 0, receivedAt: 100 })).toBe(10_000);
});

test('a slow round trip that says nothing against it leaves a good offset alone', () => {
  expect(offsetFrom(10_000, { serverNow: 15_900, sentAt: 5000, receivedAt: 7000 })).toBe(10_000);
});

test('a sample that contradicts replaces: the device slept and its clock stood still', () => {
  expect(offsetFrom(10_000, { serverNow: 75_010, sentAt: 5000, receivedAt: 5020 })).toBe(70_000);
});

test('never off by more than half the round trip', () => {
  const delay = fc.integer({ min: 0, max: 5000 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), delay, delay, (truth, there, back) => {
      const sample = {
        serverNow: truth + 500 + there,
        sentAt: 500,
        receivedAt: 500 + there + back
      };
      const doubt = (there + back) / 2;
      expect(Math.abs(offsetFrom(null, sample) - truth)).toBeLessThanOrEqual(doubt);
      const known = offsetFrom(truth, sample);
      expect(known).toBe(truth);
    })
  );
});
