import type { Denominator, Gate } from '../../contest/rules.ts';
import { closedGates, type GateCheck } from '../../results/gates.ts';
import { placeOf, type UnitStanding } from '../../results/units.ts';
import type { Block } from '../document.ts';
import { items, paragraph } from '../draft.ts';
import { count, coverage, rate } from '../house-style.ts';
import { figure, type Part, type Source } from '../parts.ts';

const UNITS: Source = { page: 'units' };

const OF: Readonly<Record<Denominator, string>> = {
  registered: 'số đăng ký',
  headcount: 'số CBCCVC hiện có mặt'
};

/** The gates of the rules, and the units that they keep out of the ranking with the reason (RP9). */
export function gateBlocks(
  gates: readonly Gate[],
  units: readonly UnitStanding[],
  unitName: (unitId: string) => string
): Block[] {
  if (gates.length === 0) return [];
  const excluded = units.filter((standing) => placeOf(standing) === 'excluded');
  return [
    ...paragraph([
      `Theo thể lệ, đơn vị được xếp hạng khi có tỷ lệ dự thi ${gates.map(ruleOf).join('; ')}.`,
      ...(excluded.length === 0
        ? []
        : [
            ' Có ',
            figure('excluded', count(excluded.length), UNITS),
            ' đơn vị có bài thi nhưng không được xếp hạng, gồm:'
          ])
    ]),
    ...items(excluded.map((one) => excludedItem(one, unitName)))
  ];
}

/** "từ 30% trở lên so với số CBCCVC hiện có mặt đối với đơn vị có dưới 50 CBCCVC". */
function ruleOf({ of, least, size }: Gate): string {
  const rule = `từ ${least}% trở lên so với ${OF[of]}`;
  if (size === null) return rule;
  const from = size.from > 0 ? ` từ ${count(size.from)}` : '';
  const below = size.below === null ? '' : `${from && ' đến'} dưới ${count(size.below)}`;
  return `${rule} đối với đơn vị có${from}${below} CBCCVC${below ? '' : ' trở lên'}`;
}

const excludedItem = (
  { unit, gates }: UnitStanding,
  unitName: (unitId: string) => string
): Part[] => [
  `${unitName(unit.id)}: `,
  figure(`excluded.${unit.code}`, closedGates(gates).map(reasonOf).join(', '), UNITS)
];

function reasonOf({ gate, share, missing }: GateCheck): string {
  if (share === null || missing === null) {
    return `chưa có đủ số CBCCVC hiện có mặt để xét điều kiện ${gate.least}%`;
  }
  const has = `${coverage(share.part, share.whole)} người dự thi (${rate(share)})`;
  return `${has}, còn thiếu ${count(missing)} người để đạt ${gate.least}%`;
}
