import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { shortages } from '#lib/domain/banks/blueprint.ts';
import { TOPICS } from '#lib/domain/contest/blueprint-cell.ts';
import { bankFile, type BankQuestion } from '#lib/schema/banks.ts';
import { readContestFile } from '#lib/server/contest/read-file.ts';

const read = (path: string) => bankFile.parse(parse(readFileSync(path, 'utf8')));
const keyOf = (question: BankQuestion) => question.options.find((option) => option.key)!;
const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\d/]+/gu));

describe.each(globSync('question-banks/*/bank.yaml'))('%s', (path) => {
  const { questions } = read(path);

  it('is composed Unicode throughout', () => {
    const text = readFileSync(path, 'utf8');
    expect(text).toBe(text.normalize('NFC'));
  });

  it('quotes its source word for word', () => {
    const source = globSync(join(dirname(path), '*.txt'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const wrong = questions
      .filter(({ citation }) => citation.quote !== undefined && !source.includes(citation.quote))
      .map((question) => question.code);
    expect(wrong).toEqual([]);
  });

  it('has no two questions that ask nearly the same', () => {
    const stems = questions.map(({ code, stem }) => ({ code, words: wordsOf(stem) }));
    const pairs = stems.flatMap((left, index) =>
      stems.slice(index + 1).flatMap((right) => {
        const common = [...left.words].filter((word) => right.words.has(word)).length;
        const all = new Set([...left.words, ...right.words]).size;
        return common / all > 0.75 ? [`${left.code} ~ ${right.code}`] : [];
      })
    );
    expect(pairs).toEqual([]);
  });

  it('gives no key away by place (D10)', () => {
    for (const id of ['a', 'b', 'c', 'd']) {
      const share = questions.filter((one) => keyOf(one).id === id).length / questions.length;
      expect(share).toBeGreaterThan(0.15);
      expect(share).toBeLessThan(0.35);
    }
  });

  it('gives no key away by length (D10)', () => {
    const isExtreme = (question: BankQuestion, pick: (...lengths: number[]) => number) => {
      const length = keyOf(question).text.length;
      const others = question.options.filter((option) => !option.key).map((o) => o.text.length);
      return length === pick(length, ...others) && !others.includes(length);
    };
    const longest = questions.filter((one) => isExtreme(one, Math.max)).length;
    const shortest = questions.filter((one) => isExtreme(one, Math.min)).length;
    expect(longest / questions.length).toBeLessThan(0.33);
    expect(shortest / questions.length).toBeLessThan(0.33);
  });
});

describe('the bank of the 2021 contest', () => {
  const { questions } = read('question-banks/cchc-dong-thap-2021/bank.yaml');

  it('has at least 90 questions over all areas, at least 45 from the report', () => {
    expect(questions.length).toBeGreaterThanOrEqual(90);
    expect(new Set(questions.map((one) => one.topic))).toEqual(new Set(TOPICS));
    const fromReport = questions.filter((one) => one.citation.quote !== undefined);
    expect(fromReport.length).toBeGreaterThanOrEqual(45);
  });

  it('fills the blueprint of the contest at least three times over', () => {
    const read = readContestFile('demo/2021/contest.yaml');
    if (!read.ok) throw new Error(JSON.stringify(read.refusal));
    const pool = questions.map((question) => ({
      ...question,
      versionId: question.code
    }));
    const threefold = read.value.round.rules.paper.blueprint.map((cell) => ({
      ...cell,
      count: cell.count * 3
    }));
    expect(shortages(threefold, pool)).toEqual([]);
  });
});

it('question-banks/bank.schema.json is what the zod schema says', () => {
  const stored: unknown = JSON.parse(readFileSync('question-banks/bank.schema.json', 'utf8'));
  expect(stored).toEqual(z.toJSONSchema(bankFile, { io: 'input' }));
});
