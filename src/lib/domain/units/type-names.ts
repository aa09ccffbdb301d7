import { fold } from '../core/vietnamese.ts';
import { UNIT_TYPES, type UnitType } from './unit.ts';

/** What a secretary writes for each type, folded and with blanks for signs. */
const NAMES: Readonly<Record<UnitType, readonly string[]>> = {
  province: ['tinh', 'cap tinh', 'thanh pho truc thuoc trung uong'],
  department: ['so', 'ban', 'nganh', 'so nganh', 'so ban nganh', 'so va tuong duong'],
  central_branch: ['nganh doc', 'co quan nganh doc', 'co quan nganh doc trung uong'],
  public_service_unit: ['don vi su nghiep', 'don vi su nghiep cong lap', 'dvsn'],
  district: ['huyen', 'thi xa', 'thanh pho', 'huyen thi xa thanh pho', 'cap huyen'],
  commune: ['xa', 'phuong', 'thi tran', 'dac khu', 'xa phuong thi tran', 'cap xa'],
  division: ['phong', 'phong ban', 'phong chuyen mon', 'ban chuyen mon', 'bo phan']
};

const TYPE_OF: ReadonlyMap<string, UnitType> = new Map(
  UNIT_TYPES.flatMap((type) =>
    [type.replaceAll('_', ' '), ...NAMES[type]].map((name) => [name, type] as const)
  )
);

/** The type that a word means, English or Vietnamese ("Sở/ban/ngành"); undefined if none. */
export const readUnitType = (text: string): UnitType | undefined =>
  TYPE_OF.get(
    fold(text)
      .replace(/[^\p{L}]+/gu, ' ')
      .trim()
  );
