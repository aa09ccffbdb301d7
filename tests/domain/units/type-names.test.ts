import { expect, it } from 'vitest';
import { readUnitType } from '#lib/domain/units/type-names.ts';
import { UNIT_TYPES } from '#lib/domain/units/unit.ts';

it.each([
  ['Tỉnh', 'province'],
  ['SỞ', 'department'],
  ['Sở, ban, ngành', 'department'],
  ['Sở/ban/ngành', 'department'],
  ['Cơ quan ngành dọc', 'central_branch'],
  ['Đơn vị sự nghiệp công lập', 'public_service_unit'],
  ['Huyện', 'district'],
  ['Thị xã', 'district'],
  ['Thành phố', 'district'],
  ['xã', 'commune'],
  ['Phường', 'commune'],
  ['Xã/phường/thị trấn', 'commune'],
  ['Đặc khu', 'commune'],
  ['Phòng', 'division'],
  ['Phòng'.normalize('NFD'), 'division'],
  ['Bộ', undefined],
  ['', undefined],
  ['constructor', undefined]
])('%s is %s', (text, type) => {
  expect(readUnitType(text)).toBe(type);
});

it.each(UNIT_TYPES.map((type) => [type]))('%s is itself', (type) => {
  expect(readUnitType(type)).toBe(type);
});
