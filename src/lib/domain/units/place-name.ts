import { groupBy } from '../core/group.ts';
import type { Unit } from './unit.ts';

/*
 * Names that tell units apart on paper: eleven names of communes occur twice in one province, and
 * every district has a division of internal affairs.
 */

type Named = Pick<Unit, 'id' | 'name' | 'type' | 'parentId'>;

/**
 * The name of each unit as a document says it: a commune with its district ("UBND xã Bình Thành,
 * huyện Lấp Vò"), and any other as far up as it takes until no two read alike. The province at the
 * top is left out, because everything is in it.
 */
export function fullNames(units: readonly Named[]): ReadonlyMap<string, string> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const names = new Map(units.map((unit) => [unit.id, [unit.name]]));
  const climb = (unit: Named): boolean => {
    const name = names.get(unit.id) ?? [];
    const above = ancestorsOf(unit, byId)[name.length - 1];
    if (!above) return false;
    name.push(placeOf(above.name));
    return true;
  };
  for (const unit of units) if (unit.type === 'commune') climb(unit);
  const joined = ({ id }: Named): string => joinedName(names.get(id) ?? []);
  let isClimbing = true;
  while (isClimbing) {
    const alike = [...groupBy(units, joined).values()].filter((group) => group.length > 1);
    isClimbing = alike.flat().map(climb).includes(true);
  }
  return new Map(units.map((unit) => [unit.id, joined(unit)]));
}

function ancestorsOf(unit: Named, byId: ReadonlyMap<string, Named>): Named[] {
  const found: Named[] = [];
  let above = byId.get(unit.parentId ?? '');
  while (above && found.length <= byId.size) {
    if (above.type !== 'province') found.push(above);
    above = byId.get(above.parentId ?? '');
  }
  return found;
}

/** "huyện Lấp Vò" of "UBND huyện Lấp Vò". */
const placeOf = (name: string): string => name.replace(/^(UBND|Ủy ban nhân dân)\s+/iu, '');

/** A name that says itself where it is ("Phòng Nội vụ huyện Lấp Vò") needs no second word of it. */
const joinedName = ([own = '', ...places]: readonly string[]): string =>
  [own, ...places.filter((place) => !own.endsWith(place))].join(', ');
