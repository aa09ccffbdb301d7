import { describe, expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/text/paraglide/runtime.js';
import * as documentRefusals from '#lib/text/document-refusals.ts';
import * as refusals from '#lib/text/refusals.ts';

const tables = Object.entries({ ...refusals, ...documentRefusals }).map(([name, table]) => ({
  name,
  table
}));

describe.each(tables)('$name', ({ table }) => {
  test.each(Object.entries<() => string>(table))(
    '%s has a sentence in both languages',
    (_, sentence) => {
      overwriteGetLocale(() => 'vi');
      const vietnamese = sentence();
      overwriteGetLocale(() => 'en');
      const english = sentence();
      expect(vietnamese).toMatch(/^\p{Lu}.+\.$/su);
      expect(english).toMatch(/^\p{Lu}.+\.$/su);
      expect(english).not.toBe(vietnamese);
    }
  );
});
