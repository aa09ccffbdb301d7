import type { UnitType } from '../domain/units/unit.ts';
import { basisPoints, type Share } from '../domain/results/share.ts';
import { fixedHundredths } from './format.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** A rate as tables show it: "98,60%"; "–" where there is nothing to take a share of (A8). */
export function rateText(share: Share | null): string {
  const points = share && basisPoints(share);
  return points === null ? '–' : `${fixedHundredths(points)}%`;
}

const TYPES: Readonly<Record<UnitType, () => string>> = {
  province: m.reports_type_province,
  department: m.reports_type_department,
  central_branch: m.reports_type_central_branch,
  public_service_unit: m.reports_type_public_service_unit,
  district: m.reports_type_district,
  commune: m.reports_type_commune,
  division: m.reports_type_division
};

/** A type of unit in words: "Xã, phường, thị trấn". */
export const unitTypeText = (type: UnitType): string => TYPES[type]();
