import type { Ctx } from '#lib/server/ctx.ts';

/*
 * The same figures once more, from raw rows and with loops alone: nothing of domain/results or
 * domain/reports is used here, so that a mistake there cannot hide.
 */

type Line = {
  registered: number;
  tookPart: number;
  working: number;
  attempts: number;
  valid: number;
  scoreSum: number;
  headcount: number | null;
};

export async function rawRows(ctx: Ctx) {
  const { db } = ctx;
  return {
    units: await db.selectFrom('unit').selectAll().execute(),
    headcounts: await db.selectFrom('headcount').selectAll().execute(),
    registrations: await db.selectFrom('registration').selectAll().execute(),
    people: await db.selectFrom('person').selectAll().execute(),
    attempts: await db.selectFrom('attempt').selectAll().execute(),
    grades: await db.selectFrom('grade').selectAll().where('is_official', '=', 1).execute()
  };
}

type Rows = Awaited<ReturnType<typeof rawRows>>;

/** Counts of every unit with all below it, by code. */
export function countByHand(rows: Rows): Map<string, Line> {
  const lines = new Map<string, Line>();
  for (const unit of rows.units) {
    const line: Line = {
      registered: 0,
      tookPart: 0,
      working: 0,
      attempts: 0,
      valid: 0,
      scoreSum: 0,
      headcount: null
    };
    for (const headcount of rows.headcounts) {
      if (isBelow(rows, headcount.unit_id, unit.id)) {
        line.headcount = (line.headcount ?? 0) + headcount.people;
      }
    }
    for (const registration of rows.registrations) {
      if (!isBelow(rows, registration.unit_id, unit.id)) continue;
      line.registered += 1;
      let [submitted, open] = [0, 0];
      for (const attempt of rows.attempts) {
        if (attempt.registration_id !== registration.id) continue;
        line.attempts += 1;
        if (attempt.state === 'open') open += 1;
        else submitted += 1;
        for (const grade of rows.grades) {
          if (grade.attempt_id !== attempt.id) continue;
          line.valid += 1;
          line.scoreSum += grade.score;
        }
      }
      if (submitted > 0) line.tookPart += 1;
      if (open > 0) line.working += 1;
    }
    lines.set(unit.code, line);
  }
  return lines;
}

function isBelow(rows: Rows, unitId: string, topId: string): boolean {
  for (let at: string | null = unitId; at !== null;) {
    if (at === topId) return true;
    at = parentOf(rows, at);
  }
  return false;
}

function parentOf(rows: Rows, unitId: string): string | null {
  for (const unit of rows.units) if (unit.id === unitId) return unit.parent_id;
  return null;
}

type Person = {
  staffCode: string;
  unitId: string;
  score: number;
  elapsed: number;
  submitted: number;
};

/** Everybody's best entry: more points, then less time, then the earlier hand-in. */
export function bestByHand(rows: Rows): Person[] {
  const found: Person[] = [];
  for (const registration of rows.registrations) {
    let best: Person | null = null;
    for (const attempt of rows.attempts) {
      if (attempt.registration_id !== registration.id) continue;
      for (const grade of rows.grades) {
        if (grade.attempt_id !== attempt.id) continue;
        const person = {
          staffCode: rows.people.find((one) => one.id === registration.person_id)!.staff_code,
          unitId: registration.unit_id,
          score: grade.score,
          elapsed: grade.elapsed_ms,
          submitted: attempt.submitted_at ?? 0
        };
        if (best === null || beats(person, best)) best = person;
      }
    }
    if (best) found.push(best);
  }
  return found;
}

function beats(left: Person, right: Person): boolean {
  if (left.score !== right.score) return left.score > right.score;
  if (left.elapsed !== right.elapsed) return left.elapsed < right.elapsed;
  return left.submitted < right.submitted;
}

/** Rank of every contestant by staff code: 1 and the number of those who beat them. */
export function ranksByHand(rows: Rows): Record<string, number> {
  const people = bestByHand(rows);
  const ranks: Record<string, number> = {};
  for (const person of people) {
    let rank = 1;
    for (const other of people) if (beats(other, person)) rank += 1;
    ranks[person.staffCode] = rank;
  }
  return ranks;
}

type Team = {
  code: string;
  total: number;
  elapsed: number;
  next: number;
  tookPart: number;
  registered: number;
  rank: number | null;
};

/** The unit ranking: sums of the k best of each department and district with all below it. */
export function teamsByHand(rows: Rows, k: number): Team[] {
  const lines = countByHand(rows);
  const people = bestByHand(rows);
  const teams: Team[] = [];
  for (const unit of rows.units) {
    if (unit.type !== 'department' && unit.type !== 'district') continue;
    const own = people.filter((person) => isBelow(rows, person.unitId, unit.id));
    own.sort((left, right) => right.score - left.score || left.elapsed - right.elapsed);
    let [total, elapsed] = [0, 0];
    for (let place = 0; place < k && place < own.length; place += 1) {
      total += own[place]!.score;
      elapsed += own[place]!.elapsed;
    }
    const next = own.length > k ? own[k]!.score : 0;
    const { tookPart, registered } = lines.get(unit.code)!;
    teams.push({ code: unit.code, total, elapsed, next, tookPart, registered, rank: null });
  }
  for (const team of teams) {
    if (team.tookPart === 0) continue;
    team.rank = 1;
    for (const other of teams) {
      if (other.tookPart > 0 && teamBeats(other, team)) team.rank += 1;
    }
  }
  return teams;
}

function teamBeats(left: Team, right: Team): boolean {
  if (left.total !== right.total) return left.total > right.total;
  if (left.elapsed !== right.elapsed) return left.elapsed < right.elapsed;
  if (left.next !== right.next) return left.next > right.next;
  return left.tookPart * right.registered > right.tookPart * left.registered;
}
