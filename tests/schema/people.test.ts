import { describe, expect, it } from 'vitest';
import { activationForm, listFromPreview, listUpload } from '#lib/schema/people.ts';

const preview = { kind: 'units', mode: 'good-rows', name: 'đơn vị.csv', content: 'YSxi' };

describe('a list from the browser', () => {
  it('is a file of a kind', () => {
    const file = new File(['a,b'], 'đơn vị.csv');
    expect(listUpload.safeParse({ kind: 'officials', file }).success).toBe(true);
    expect(listUpload.safeParse({ kind: 'bank', file }).success).toBe(false);
    expect(listUpload.safeParse({ kind: 'units', file: 'đơn vị.csv' }).success).toBe(false);
    expect(listUpload.safeParse({ kind: 'units' }).success).toBe(false);
  });

  it('comes back from its preview as text', () => {
    expect(listFromPreview.safeParse(preview).success).toBe(true);
    for (const [field, wrong] of [
      ['kind', 'bank'],
      ['mode', 'everything'],
      ['name', ''],
      ['name', 'x'.repeat(301)],
      ['content', 'not base64!']
    ] as const) {
      expect(listFromPreview.safeParse({ ...preview, [field]: wrong }).success).toBe(false);
    }
  });
});

it('codes are for everybody or one unit', () => {
  expect(activationForm.parse({ unitId: '' })).toEqual({ unitId: '' });
  expect(activationForm.safeParse({}).success).toBe(false);
  expect(activationForm.safeParse({ unitId: 'x'.repeat(61) }).success).toBe(false);
});
