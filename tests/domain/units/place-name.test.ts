import { expect, it } from 'vitest';
import { fullNames } from '#lib/domain/units/place-name.ts';
import type { UnitType } from '#lib/domain/units/unit.ts';

const unit = (id: string, name: string, type: UnitType, parentId: string | null) => ({
  id,
  name,
  type,
  parentId
});

const PROVINCE = unit('DT', 'Tỉnh Đồng Tháp', 'province', null);
const LAP_VO = unit('LV', 'UBND huyện Lấp Vò', 'district', 'DT');
const THANH_BINH = unit('TB', 'UBND huyện Thanh Bình', 'district', 'DT');

it('has a commune with its district, whether there is another of the name or not', () => {
  const names = fullNames([
    PROVINCE,
    LAP_VO,
    THANH_BINH,
    unit('1', 'UBND xã Bình Thành', 'commune', 'LV'),
    unit('2', 'UBND xã Bình Thành', 'commune', 'TB'),
    unit('3', 'UBND xã Tân Mỹ', 'commune', 'TB')
  ]);
  expect(names.get('1')).toBe('UBND xã Bình Thành, huyện Lấp Vò');
  expect(names.get('2')).toBe('UBND xã Bình Thành, huyện Thanh Bình');
  expect(names.get('3')).toBe('UBND xã Tân Mỹ, huyện Thanh Bình');
  expect(names.get('LV')).toBe('UBND huyện Lấp Vò');
});

it('leaves out the province that everything is in, as communes of 2026 have no district', () => {
  const names = fullNames([PROVINCE, unit('1', 'UBND phường Cao Lãnh', 'commune', 'DT')]);
  expect(names.get('1')).toBe('UBND phường Cao Lãnh');
});

it('goes up as far as it takes where names are the same, and says no place twice', () => {
  const names = fullNames([
    PROVINCE,
    LAP_VO,
    THANH_BINH,
    unit('1', 'Phòng Nội vụ', 'division', 'LV'),
    unit('2', 'Phòng Nội vụ', 'division', 'TB'),
    unit('3', 'Phòng Tư pháp huyện Lấp Vò', 'division', 'LV'),
    unit('A', 'UBND xã An', 'commune', 'LV'),
    unit('B', 'UBND xã An', 'commune', 'TB'),
    unit('A1', 'Tổ một cửa', 'division', 'A'),
    unit('B1', 'Tổ một cửa', 'division', 'B')
  ]);
  expect(names.get('1')).toBe('Phòng Nội vụ, huyện Lấp Vò');
  expect(names.get('2')).toBe('Phòng Nội vụ, huyện Thanh Bình');
  expect(names.get('3')).toBe('Phòng Tư pháp huyện Lấp Vò');
  expect(names.get('A1')).toBe('Tổ một cửa, xã An, huyện Lấp Vò');
  expect(names.get('B1')).toBe('Tổ một cửa, xã An, huyện Thanh Bình');
});

it('ends where two units under one parent have one name', () => {
  const twins = [1, 2].map((at) => unit(String(at), 'Phòng Nội vụ', 'division', 'LV'));
  const names = fullNames([PROVINCE, LAP_VO, ...twins]);
  expect(names.get('1')).toBe('Phòng Nội vụ, huyện Lấp Vò');
});
