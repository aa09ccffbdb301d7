import { entrantForm, unitsForm } from '#lib/schema/entries.ts';
import { nothing } from '#lib/schema/live-teams.ts';
import * as contest from '#lib/server/contest/service.ts';
import { readBoard } from '#lib/server/entries/board.ts';
import { callQualified, callUnits, removeEntrant } from '#lib/server/entries/entrants.ts';
import { answerEntry, preparingCall } from '#lib/server/kit/entries.ts';
import { organizerMay } from '#lib/server/kit/organizer.ts';
import * as units from '#lib/server/units/service.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { ctx } = event.locals;
  const { call, permission } = await preparingCall(event);
  const { rows } = await readBoard(ctx, permission, call);
  const levels = (await contest.current(ctx))?.contest.unitRanking.levels ?? [];
  const called = new Set(rows.map(({ unitId }) => unitId));
  const choices = (await units.readTree(ctx)).units.filter(
    (unit) => levels.includes(unit.type) && !called.has(unit.id)
  );
  return {
    call: { id: call.id, name: call.name },
    rows: rows.map(({ entrantId, name, standing, entry }) => ({
      entrantId,
      name,
      standing,
      mayGo: entry === null
    })),
    choices: choices.map(({ id, name }) => ({ id, name }))
  };
};

export const actions: Actions = {
  qualified: async (event) => {
    const { call, permission } = await preparingCall(event);
    const ranking = await organizerMay(event, 'ranking.view');
    return answerEntry(event, nothing, () =>
      callQualified(event.locals.ctx, { prepare: permission, ranking }, call.id)
    );
  },
  add: async (event) => {
    const { call, permission } = await preparingCall(event);
    return answerEntry(
      event,
      unitsForm,
      ({ unitIds }) => callUnits(event.locals.ctx, permission, call.id, unitIds),
      (form) => ({ unitIds: form.getAll('unitIds') })
    );
  },
  remove: async (event) => {
    const { call, permission } = await preparingCall(event);
    return answerEntry(event, entrantForm, (input) =>
      removeEntrant(event.locals.ctx, permission, call.id, input)
    );
  }
};
