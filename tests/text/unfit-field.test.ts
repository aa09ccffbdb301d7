import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type AST } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { unfitSentence, type UnfitField } from '#lib/text/unfit-field.ts';

const FINE: UnfitField['validity'] = {
  badInput: false,
  patternMismatch: false,
  rangeOverflow: false,
  rangeUnderflow: false,
  stepMismatch: false,
  tooLong: false,
  tooShort: false,
  typeMismatch: false,
  valueMissing: false
};

describe('what is wrong with a field is said in words of the page (OFF-A22)', () => {
  it.each<[string, keyof typeof FINE, Partial<UnfitField>]>([
    ['Ô: chưa có nội dung. Vui lòng điền.', 'valueMissing', { type: 'text' }],
    ['Ô: chưa chọn. Vui lòng chọn.', 'valueMissing', { type: 'file' }],
    ['Ô: chưa chọn. Vui lòng chọn.', 'valueMissing', { type: 'select-one' }],
    ['Ô: chỉ viết bằng chữ số.', 'badInput', { type: 'number', min: '1', max: '9' }],
    ['Ô: phải là số từ 1 đến 9.', 'rangeOverflow', { type: 'number', min: '1', max: '9' }],
    ['Ô: phải là số từ 1 trở lên.', 'rangeUnderflow', { type: 'number', min: '1', max: '' }],
    ['Ô: phải là số không quá 9.', 'rangeOverflow', { type: 'number', max: '9' }],
    ['Ô: nằm ngoài khoảng cho phép. Vui lòng chọn lại.', 'rangeOverflow', { type: 'date' }],
    ['Ô: phải là số theo bước 5, ví dụ 5 hoặc 10.', 'stepMismatch', { type: 'number', step: '5' }],
    ['Ô: cần từ 5 đến 200 ký tự.', 'tooShort', { minLength: 5, maxLength: 200 }],
    [
      'Ô: nội dung quá ngắn, tối thiểu 8 ký tự. Vui lòng viết thêm.',
      'tooShort',
      { minLength: 8, maxLength: -1 }
    ],
    ['Ô: nội dung quá dài, tối đa 9 ký tự. Vui lòng rút gọn.', 'tooLong', { maxLength: 9 }],
    [
      'Ô: chưa phải địa chỉ thư điện tử, ví dụ ten@donvi.gov.vn.',
      'typeMismatch',
      { type: 'email' }
    ],
    [
      'Ô: chưa phải địa chỉ trang web đầy đủ, ví dụ https://donvi.gov.vn/phim.',
      'typeMismatch',
      { type: 'url' }
    ],
    ['Ô: nội dung chưa đúng dạng. Vui lòng kiểm tra lại.', 'patternMismatch', { type: 'text' }]
  ])('%s', (sentence, what, field) => {
    const unfit = { type: 'text', validity: { ...FINE, [what]: true }, ...field };
    expect(unfitSentence(unfit, 'Ô')).toBe(sentence);
  });
});

/** Attributes by which a browser finds a field wrong, and says so itself. */
const LIMITS = ['required', 'pattern', 'min', 'minlength', 'step'];
/** Types of which a browser refuses some values. */
const STRICT_TYPES = ['email', 'url', 'number', 'date', 'datetime-local', 'time', 'month', 'week'];

type Tag = AST.RegularElement;

function tagsOf(file: string): Tag[] {
  const tags: Tag[] = [];
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('type' in node && node.type === 'RegularElement') tags.push(node as Tag);
    Object.values(node).forEach(look);
  };
  look(parse(readFileSync(file, 'utf8'), { modern: true }).fragment);
  return tags;
}

const wordsOf = (tag: Tag, name: string): string | undefined => {
  const found = tag.attributes.find((one) => one.type === 'Attribute' && one.name === name);
  if (found?.type !== 'Attribute') return undefined;
  const [first] = Array.isArray(found.value) ? found.value : [];
  return first?.type === 'Text' ? first.data : '';
};

/** What a browser may refuse in a field that was not made by one of our components. */
function isStrict(tag: Tag): boolean {
  const takes = tag.attributes.some(({ type }) => type === 'SpreadAttribute');
  const isSlider = wordsOf(tag, 'type') === 'range';
  const limits = LIMITS.some((name) => wordsOf(tag, name) !== undefined);
  return !takes && !isSlider && (limits || STRICT_TYPES.includes(wordsOf(tag, 'type') ?? ''));
}

describe('no form leaves it to the browser to say what is wrong (OFF-A22)', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.svelte'))
    .map((name) => join('src', name));
  const tags = files.flatMap((file) => tagsOf(file).map((tag) => ({ file, tag })));

  it('every form is one whose fields the browser does not look at by itself', () => {
    const forms = tags.filter(({ tag }) => tag.name === 'form');
    expect(forms.length).toBeGreaterThan(80);
    const leaving = forms.filter(({ tag }) => wordsOf(tag, 'novalidate') === undefined);
    expect(leaving.map(({ file }) => file)).toEqual([]);
  });

  it('every field that has limits stands in a Field, which says what is wrong', () => {
    const silent = tags.filter(
      ({ tag }) => ['input', 'select', 'textarea'].includes(tag.name) && isStrict(tag)
    );
    expect(silent.map(({ file }) => file)).toEqual([]);
  });

  it('no field speaks the language of the computer: days, times and files are components of ours', () => {
    const SPOKEN = ['date', 'datetime-local', 'time', 'month', 'week', 'file'];
    // Tags and components alike: a component hands its type on.
    const typed = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\stype=["'{]+([\w-]+)/g)].map(
        ([, type = '']) => [file, type] as const
      )
    );
    expect(typed.length).toBeGreaterThan(100);
    expect(typed.filter(([, type]) => SPOKEN.includes(type))).toEqual([
      [join('src', 'lib', 'ui', 'base', 'FileField.svelte'), 'file']
    ]);
  });
});
