import { expect, it } from 'vitest';
import { teamsTogether, tookPartFrom } from '#lib/domain/documents/collect.ts';
import { participationSentence } from '#lib/domain/documents/wording/participation.ts';
import { roundTwoClause } from '#lib/domain/documents/wording/annual.ts';
import { textOf } from '#lib/domain/documents/parts.ts';
import { laggards } from '#lib/domain/reports/laggards.ts';
import { NOBODY, type ParticipationRow } from '#lib/domain/reports/participation.ts';
import { FACTS_2021 } from './report-facts.ts';

const department = (at: number, registered: number, tookPart: number): ParticipationRow => {
  const figures = { ...NOBODY, registered, tookPart };
  return {
    unit: {
      id: `u${at}`,
      code: `S${at}`,
      name: `Sở ${at}`,
      type: 'department',
      parentId: null,
      bloc: null,
      headcount: null,
      position: at
    } as ParticipationRow['unit'],
    parentCode: null,
    level: 0,
    own: figures,
    all: figures
  };
};

it('counts units that registered nobody: three people of one of 31 are of 01/31 (W4)', () => {
  const rows = Array.from({ length: 31 }, (_, at) =>
    department(at, at === 0 ? 3 : 0, at === 0 ? 2 : 0)
  );
  const total = { ...NOBODY, registered: 3, tookPart: 2 };
  const participation = tookPartFrom(rows, total, ['department'], laggards(rows, 'registered', 50));
  expect(participation).toMatchObject({ units: 31, unitsIn: 1 });
  const sentence = participationSentence({ ...FACTS_2021, participation });
  expect(sentence.ok && textOf(sentence.value)).toContain('02 thí sinh của 01/31 cơ quan');
});

it('a team of the semi-final that stood in the final too is one team (W3)', () => {
  const fifteen = Array.from({ length: 15 }, (_, at) => `Đội ${at}`);
  expect(teamsTogether([fifteen, fifteen.slice(0, 5)])).toBe(15);
  expect(teamsTogether([fifteen.slice(0, 5), fifteen.slice(5, 10), fifteen.slice(10)])).toBe(15);
  expect(teamsTogether([])).toBe(0);
});

it('round two that nobody chose is not told, and the reason says so (W3)', () => {
  expect(roundTwoClause({ ...FACTS_2021, roundTwo: null, mustChooseRoundTwo: true })).toEqual({
    ok: false,
    refusal: 'round-two-not-chosen'
  });
});
