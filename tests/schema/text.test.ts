import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { paperForm } from '#lib/schema/paper-form.ts';
import { reportFilter } from '#lib/schema/reports.ts';
import { sheetForm } from '#lib/schema/sheet-form.ts';
import {
  cleaned,
  line,
  lines,
  listOfLines,
  prose,
  secret,
  textProblemOf,
  token
} from '#lib/schema/text.ts';
import { isSchema, textFields, type TextField } from './walk-schemas.ts';

/* One letter under heaps of marks of two classes, which composing would sort for minutes. */
const HEAP = `a${'\u0301'.repeat(60_000)}${'\u0316'.repeat(60_000)}`;
const PILE = `An ${'a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301'} Bình`;

/** NUL, bell, escape, direction, zero width, byte order, soft hyphen, filler, private, half a pair. */
const HIDDEN = [
  ...['\u0000', '\u0007', '\u001b', '\u007f', '\u061c', '\u200b', '\u200c', '\u200d', '\u200e'],
  ...['\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2060', '\u2066', '\u2067'],
  ...['\u2068', '\u2069', '\ufeff', '\u00ad', '\u3164', '\u034f', '\ue000', '\ud800', '\u{e0041}']
];

/** In a password any sign is good. */
const SECRET = /password$|ownPasswordForm\.(current|next)$/;

/** What is read back from our own record: it must stay readable whatever was taken once. */
const OWN_RECORD = [
  'storedOptions',
  'keptRoundTwo',
  'versionHandedIn',
  'storedCitation',
  'contestAbout',
  'documentFields',
  'officialDocument',
  'rubric',
  'methodChange',
  'thirdMarkerCall',
  'showEvent',
  'storedPlan',
  'programme',
  'shownFields',
  'keyFields',
  'heatDraw',
  'recordHeader',
  'optionIds',
  'incidentDetail'
];

const folder = resolve('src/lib/schema');
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'text.ts');
const modules = await Promise.all(
  files.map(async (file) => ({
    file,
    exported: (await import(pathToFileURL(join(folder, file)).href)) as Record<string, unknown>
  }))
);
const fields: (TextField & { isOurs: boolean })[] = modules.flatMap(({ file, exported }) =>
  Object.entries(exported).flatMap(([name, value]) =>
    schemasIn(value).flatMap((schema) =>
      textFields(schema, `${file} ${name}`).map((field) => ({
        ...field,
        isOurs: OWN_RECORD.includes(name) || file === 'live-segments.ts'
      }))
    )
  )
);

/** A schema, or schemas by name, such as the intents of the show. */
function schemasIn(value: unknown): z.ZodType[] {
  if (isSchema(value)) return [value];
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? Object.values(value).filter(isSchema) : [];
}

/** The lengths of texts that were composed or taken apart while this ran. */
function normalised(work: () => void): number[] {
  const original = String.prototype.normalize;
  const lengths: number[] = [];
  String.prototype.normalize = function (this: string, form) {
    lengths.push(this.length);
    // A heap is counted and let go: the test must end where the product would not.
    return this.length > 10_000 ? String(this) : original.call(this, form);
  };
  try {
    work();
  } finally {
    String.prototype.normalize = original;
  }
  return lengths;
}

/** What a schema makes of a text; null where it refuses it or takes something else instead. */
function readBy(schema: z.ZodType, text: string): string | null {
  const parsed = schema.safeParse(text);
  return parsed.success ? JSON.stringify(parsed.data ?? null) : null;
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

describe('every text of every schema', () => {
  it('is found', () => {
    expect(fields.length).toBeGreaterThan(300);
    const places = fields.map(({ at }) => at);
    expect(places).toContain('live.ts liveIntents.reason');
    expect(places).toContain('entries.ts handInForm.title');
    expect(places).toContain('contest.ts contestFile.about.plan.audience');
  });

  it('is refused before anything composes it where it is a heap (B-X7, B-X10)', () => {
    const taken = fields.filter(({ schema }) => {
      let read: string | null = null;
      const composed = normalised(() => (read = readBy(schema, HEAP)));
      return composed.length > 0 || String(read).includes('\u0301\u0301');
    });
    expect(taken.map(({ at }) => at)).toEqual([]);
  });

  const fromOutside = fields.filter(({ isOurs, at }) => !isOurs && !SECRET.test(at));

  it('lets no hidden sign through (L8)', () => {
    const letThrough = fromOutside.filter(({ schema }) =>
      HIDDEN.some((sign) =>
        [`An${sign}Bình`, `${sign}9`, `https://a.vn/${sign}`, `a${sign}@b.vn`].some((text) =>
          readBy(schema, text)?.includes(inJson(sign))
        )
      )
    );
    expect(letThrough.map(({ at }) => at)).toEqual([]);
  });

  it('lets no letter through under more marks than a language has', () => {
    const letThrough = fromOutside.filter(({ schema }) =>
      readBy(schema, PILE)?.includes('\u0301\u0301\u0301')
    );
    expect(letThrough.map(({ at }) => at)).toEqual([]);
  });
});

describe('forms that are read whole', () => {
  const formOf = (fields: Record<string, string>): FormData => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return form;
  };

  it.each([
    ['a note', { note: HEAP, 'was-note': '' }],
    ['the note before', { note: 'x', 'was-note': HEAP }],
    ['a mark', { note: '', 'was-note': '', 'mark-c1': HEAP }]
  ])('a score sheet: %s', (_, given) => {
    expect(normalised(() => void sheetForm.safeParse(formOf(given)))).toEqual(
      given.note === 'x' ? [1] : []
    );
  });

  it('a paper', () => {
    const form = formOf({ holder: '1', 'was-1': HEAP, 'answer-1': HEAP });
    expect(normalised(() => expect(paperForm.safeParse(form).success).toBe(false))).toEqual([]);
  });

  it('the filter of reports', () => {
    const filter = { unit: HEAP, bloc: HEAP, day: HEAP };
    expect(normalised(() => void reportFilter.parse(filter))).toEqual([]);
    expect(reportFilter.parse(filter)).toMatchObject({ unit: null, bloc: null, day: null });
  });

  it('a note that a judge left as it is needs no looking at', () => {
    const old = 'Ghi chú\u200b cũ';
    const parsed = sheetForm.safeParse(formOf({ note: old, 'was-note': old }));
    expect(parsed).toMatchObject({ success: true, data: { note: null } });
  });
});

const problemOf = (schema: z.ZodType, text: string) => {
  const parsed = schema.safeParse(text);
  return parsed.success ? parsed.data : parsed.error.issues.map(textProblemOf)[0];
};

describe('a text', () => {
  const decomposed = 'Nguyễn Thị Ánh Tuyết'.normalize('NFD');

  it.each([
    [line(1, 20), decomposed, 'Nguyễn Thị Ánh Tuyết'],
    [line(1, 19), decomposed, { code: 'too-long', limit: 19 }],
    [line(1, 20), '  Nguyễn   An ', 'Nguyễn An'],
    [line(1, 1), '𝒜', '𝒜'],
    [line(2, 9), '  ', { code: 'too-short', least: 2 }],
    [line(0, 9), 'a\nb', { code: 'line-break' }],
    [line(0, 9), 'a\tb', { code: 'line-break' }],
    [line(0, 9), 'a\u202eb', { code: 'hidden-sign', codePoint: 'U+202E' }],
    [line(0, 9), 'a\u0000b', { code: 'hidden-sign', codePoint: 'U+0000' }],
    [line(0, 99), `a${'\u0301'.repeat(9)}`, { code: 'piled-marks' }],
    [line(0, 99), `x${'\u0316'.repeat(8)}`, `x${'\u0316'.repeat(8)}`],
    [prose(1, 99), 'một\r\nhai\tba', 'một hai ba'],
    [prose(1, 99), 'một\u200b', { code: 'hidden-sign', codePoint: 'U+200B' }],
    [lines(0, 99), ' một\r\nhai\rba\n', ' một\nhai\nba\n'],
    [lines(0, 99), 'một\u0000', { code: 'hidden-sign', codePoint: 'U+0000' }],
    [listOfLines(2, 5), 'một\n\n hai ', ['một', 'hai']],
    [listOfLines(2, 5), 'a\nb\nc', { code: 'too-many-lines', limit: 2 }],
    [listOfLines(2, 5), 'abcdef', { code: 'too-long', limit: 5 }],
    [cleaned(1, 9), '\ufeffSNV\u200b-01\n', 'SNV-01'],
    [cleaned(1, 99), `a${'\u0301\u200b'.repeat(9)}`, { code: 'piled-marks' }],
    [cleaned(1, 9), '\u200b\u200b', { code: 'too-short', least: 1 }],
    [secret(1, 9), 'mật\u202ekhẩu'.normalize('NFD'), 'mật\u202ekhẩu'],
    [secret(8, 9), 'ngắn', { code: 'too-short', least: 8 }],
    [token(9), 'a b', 'a b'],
    [token(9), 'a\u0000', { code: 'hidden-sign', codePoint: 'U+0000' }],
    [token(9), 'a'.repeat(10), { code: 'too-long', limit: 9 }]
  ] as [z.ZodType, string, unknown][])('%#: %j is %j', (schema, text, read) => {
    expect(problemOf(schema, text)).toEqual(read);
  });

  it('takes Vietnamese in any script of the keyboard, and emoji of one sign', () => {
    for (const text of ['Đặng Thị Ỷ', 'Tổ 5 – Ấp 1', 'Chúc mừng 🎉❤️', '“Cải cách” 100 %']) {
      expect(problemOf(line(1, 60), text)).toBe(text.normalize('NFC'));
    }
  });
});
