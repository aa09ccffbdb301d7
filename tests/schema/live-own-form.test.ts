import { expect, it } from 'vitest';
import { ownQuestionForm, readOwnQuestion } from '#lib/schema/live-own-form.ts';

const EMPTY = { version: '2', target: 'next', stem: 'Ai ký?', accepted: '', explanation: '' };
const SOURCE = { document: 'Nghị định 30', article: 'Điều 2' };

function parse(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...EMPTY, ...SOURCE, ...fields }))
    form.set(name, value);
  return ownQuestionForm.safeParse(readOwnQuestion(form));
}

it('closes up empty options and keeps what is right', () => {
  const fields = { optionA: 'Một', optionC: ' Ba ', optionD: 'Bốn', rightC: 'on', target: 'spare' };
  expect(parse(fields).data).toEqual({
    version: 2,
    target: 'spare',
    question: {
      stem: 'Ai ký?',
      options: ['Một', 'Ba', 'Bốn'],
      right: { kind: 'choice', places: ['B'] },
      explanation: '',
      citation: SOURCE
    }
  });
});

it('takes answers in words, one a line', () => {
  const fields = { accepted: 'Chủ tịch\n\n  chủ tịch   UBND ', target: 'phan-1-cau-2' };
  expect(parse(fields).data).toMatchObject({
    target: { place: 'phan-1-cau-2' },
    question: { options: [], right: { kind: 'text', accepted: ['Chủ tịch', 'chủ tịch UBND'] } }
  });
});

it.each([
  ['no question', { stem: ' ', accepted: 'x' }, 'stem'],
  ['no answer at all', {}, 'accepted'],
  ['a single option', { optionA: 'Một', rightA: 'on' }, 'options'],
  ['no right option', { optionA: 'Một', optionB: 'Hai' }, 'options'],
  ['a right one that is empty', { optionA: 'Một', optionB: 'Hai', rightC: 'on' }, 'options']
])('says where the form is wrong: %s', (_, fields, field) => {
  expect(parse(fields).error?.issues.map(({ path }) => path[0])).toEqual([field]);
});
