import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readBankFile } from '#lib/server/banks/read-file.ts';
import { wrongPlaceSentence } from '#lib/text/written-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'hoi-thi-bank-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(text: string, name = 'bank.yaml') {
  const path = join(folder, name);
  writeFileSync(path, text);
  return readBankFile(path);
}

const OPTIONS = ['{ id: a, text: Một }', '{ id: b, text: Hai, key: true }', '{ id: c, text: Ba }'];
const bank = (over: { stem?: string; options?: string[]; more?: string[] } = {}): string =>
  [
    'code: thu-1',
    'title: Ngân hàng thử',
    'questions:',
    '  - code: TH-001',
    '    topic: direction',
    '    level: NB',
    `    stem: ${over.stem ?? 'Nội dung nào đúng?'}`,
    '    options:',
    ...(over.options ?? OPTIONS).map((option) => `      - ${option}`),
    ...(over.more ?? [])
  ].join('\n');

const said = (text: string, name?: string): string[] => {
  const done = read(text, name);
  return done.ok ? [] : done.problems.map(wrongPlaceSentence);
};

describe('a bank is read as people write it', () => {
  it('numbers and yes and no are texts, with every sign they are written with', () => {
    const options = [
      '{ id: a, text: 2019 }',
      '{ id: b, text: 0.50, key: true }',
      '{ id: c, text: No }',
      '{ id: d, text: 007 }'
    ];
    const done = read(bank({ options }));
    const [question] = done.ok ? done.file.questions : [];
    expect(question?.options.map(({ text }) => text)).toEqual(['2019', '0.50', 'No', '007']);
  });

  it('a draft lacks topic, level, explanation and article', () => {
    const text = bank().replace(/ {4}(topic|level): .*\n/g, '');
    expect(read(`${text}\n    explanation:\n`)).toMatchObject({
      ok: true,
      file: {
        questions: [
          { topic: null, level: null, explanation: '', citation: { document: '', article: '' } }
        ]
      }
    });
  });

  it('JSON, too', () => {
    const question = {
      code: 'TH-001',
      stem: 'Năm nào?',
      options: [
        { id: 'a', text: 2019, key: true },
        { id: 'b', text: 2020 }
      ]
    };
    const file = { code: 'thu-2', title: 'Thử', questions: [question] };
    expect(read(JSON.stringify(file), 'bank.json')).toMatchObject({ ok: true });
    const [line] = said('{\n  "code": "thu",\n  "title" "x"\n}', 'bank.json');
    expect(line).toMatch(/^dòng 3: tệp \.json viết chưa đúng/);
  });
});

describe('what is wrong in a bank is said with its place and a way out', () => {
  it.each([
    [
      'a colon',
      { stem: 'Theo Nghị định: điều nào?' },
      /^dòng 7, câu TH-001: .*hai chấm.*ngoặc kép/
    ],
    [
      'a comma in braces',
      { options: ['{ id: a, text: Đúng, vì luật định }', ...OPTIONS.slice(1)] },
      /^dòng 9, câu TH-001, phương án a: .*“vì luật định”.*ngoặc kép/
    ],
    [
      'an at sign',
      { options: ['{ id: a, text: @abc }', ...OPTIONS.slice(1)] },
      /^dòng 9, câu TH-001, phương án a: .*dấu @.*ngoặc kép/
    ],
    [
      'an asterisk',
      { options: ['{ id: a, text: *Hai }', ...OPTIONS.slice(1)] },
      /phương án a: .*dấu \*/
    ],
    [
      'no key',
      { options: ['{ id: a, text: Một }', '{ id: b, text: Hai }'] },
      /câu TH-001.*key: true/
    ],
    [
      'the same text twice',
      { options: [...OPTIONS, '{ id: d, text: Hai }'] },
      /^dòng 12, câu TH-001, phương án d, .*giống hệt phương án b/
    ],
    [
      'a text that only looks the same',
      { options: [...OPTIONS, '{ id: d, text: Hai. }'] },
      /phương án d, .*nhìn giống hệt phương án b/
    ],
    [
      'a Cyrillic letter',
      { options: [...OPTIONS, '{ id: d, text: Bốn và nửа }'] },
      /phương án d, .*“nửа”.*\(а\)/
    ],
    ['an unknown field', { more: ['    explaination: x'] }, /“explaination”.*“explanation”/],
    [
      'an unknown topic',
      { more: ['    citation: { document: x, artcle: y }'] },
      /“artcle”.*“article”/
    ]
  ])('%s', (_, over, sentence) => {
    const lines = said(bank(over));
    expect(lines.join('\n')).toMatch(sentence);
    expect(lines.join('\n')).not.toMatch(/expected|Invalid|Unrecognized|mapping/);
  });

  it('a code used twice, a file in another encoding', () => {
    const twice =
      bank() +
      bank()
        .split('\n')
        .slice(3)
        .map((line) => `\n${line}`)
        .join('');
    expect(said(twice)).toEqual([expect.stringContaining('TH-001 đã dùng ở trên')]);
    const path = join(folder, 'old.yaml');
    writeFileSync(path, Buffer.from(bank({ stem: 'Cau hoi' }).replace('Cau', 'C\xe2u'), 'latin1'));
    const done = readBankFile(path);
    expect(done.ok ? [] : done.problems.map(wrongPlaceSentence)).toEqual([
      expect.stringContaining('UTF-8')
    ]);
  });
});
