import { describe, expect, it } from 'vitest';
import { DAY, MINUTE, vietnamTime } from '#lib/domain/core/time.ts';
import { spelledOut } from '#lib/domain/documents/abbreviations.ts';
import { dayWarnings } from '#lib/domain/documents/day-warnings.ts';
import type { Block } from '#lib/domain/documents/document.ts';
import { paragraph } from '#lib/domain/documents/draft.ts';
import { figure, textOf } from '#lib/domain/documents/parts.ts';
import { unbroken } from '#lib/domain/documents/unbroken.ts';
import { eventWord } from '#lib/domain/documents/wording/event-word.ts';
import { report2021 } from '../../support/report-document.ts';

const read = (blocks: readonly Block[]): string[] =>
  blocks.map((block) => ('parts' in block ? textOf(block.parts) : block.kind));

const table = (text: string): Block => ({
  kind: 'table',
  table: { columns: [], rows: [[[text]]] }
});

describe('abbreviations', () => {
  it('are spelled out where a sentence has them first, also within a figure', () => {
    const audience = figure('plan.audience', 'các CBCCVC tại UBND xã', { page: 'contest' });
    const blocks = [...paragraph(['Đối tượng: ', audience, '.']), ...paragraph(['CBCCVC, UBND'])];
    expect(read(spelledOut(blocks))).toEqual([
      'Đối tượng: các cán bộ, công chức, viên chức (CBCCVC) tại Ủy ban nhân dân (UBND) xã.',
      'CBCCVC, UBND'
    ]);
  });

  it('are told below the table where no sentence has them', () => {
    const blocks = [table('Văn phòng HĐND và UBND huyện'), ...paragraph(['Hết.'])];
    expect(read(spelledOut(blocks))).toEqual([
      'table',
      'Ghi chú: UBND là Ủy ban nhân dân; HĐND là Hội đồng nhân dân.',
      'Hết.'
    ]);
  });

  it('are left alone where they are spelled out already, or part of another word', () => {
    const spelled = paragraph(['Ủy ban nhân dân (UBND) tỉnh và UBNDX']);
    expect(spelledOut(spelled)).toEqual(spelled);
    expect(spelledOut(paragraph(['UBNDX']))).toEqual(paragraph(['UBNDX']));
  });
});

it.each([
  ['tỉnh Đồng Tháp năm 2021', 'tỉnh~Đồng~Tháp năm~2021'],
  ['cải cách hành chính thành phố Cao Lãnh', 'cải cách hành chính thành~phố~Cao~Lãnh'],
  ['xếp hạng Vòng 1 và vòng 2', 'xếp hạng Vòng~1 và vòng~2'],
  ['xã hội hóa', 'xã hội hóa'],
  ['UBND phường 2', 'UBND phường~2']
])('a title keeps together what is nothing apart: %s', (title, kept) => {
  expect(unbroken(title).replaceAll('\u00a0', '~')).toBe(kept);
});

it('a contest that is called Cuộc thi is never called Hội thi', () => {
  expect(eventWord({ contestName: 'Cuộc thi tìm hiểu' })).toBe('Cuộc thi');
  expect(eventWord({ contestName: 'Hội thi tìm hiểu cuộc thi' })).toBe('Hội thi');
});

describe('days that were filled in', () => {
  const day = vietnamTime(2021, 11, 5);
  const warned = (over: {
    day?: number | null;
    asOf?: number;
    lastEvent?: number | null;
    from?: number | null;
    to?: number | null;
  }) => {
    const { head, ...document } = report2021();
    return dayWarnings(
      {
        document: { ...document, head: { ...head, day: over.day ?? null }, asOf: over.asOf ?? day },
        lastEvent: over.lastEvent ?? null
      },
      { meetingFrom: over.from ?? null, meetingTo: over.to ?? null }
    );
  };

  it('are not before what is told, and not before the figures', () => {
    expect(warned({ day })).toEqual([]);
    expect(warned({ day, asOf: day + DAY - 1 })).toEqual([]);
    expect(warned({ day, asOf: day + DAY })).toEqual(['signed-before-figures']);
    expect(warned({ day, asOf: day + DAY, lastEvent: day + DAY - 1 })).toEqual([
      'signed-before-figures'
    ]);
    expect(warned({ day, lastEvent: day + DAY })).toEqual(['signed-before-events']);
    expect(warned({ day: null, lastEvent: day + 9 * DAY, asOf: day + 9 * DAY })).toEqual([]);
  });

  it('of a meeting are in their order, and not before the lock', () => {
    expect(warned({ from: day, to: day + MINUTE })).toEqual([]);
    expect(warned({ from: day, to: day })).toEqual(['meeting-backwards']);
    expect(warned({ to: day, lastEvent: day + MINUTE - 1 })).toEqual([]);
    expect(warned({ to: day, lastEvent: day + MINUTE })).toEqual(['meeting-before-events']);
  });
});
