import { redirect } from '@sveltejs/kit';
import { entrantForm, qualifiedForm, takenQuery, unitsForm } from '#lib/schema/entries.ts';
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
    taken: takenQuery.parse(Object.fromEntries(event.url.searchParams)),
    rows: rows.map(({ entry, ...row }) => ({ ...row, mayGo: entry === null })),
    choices: choices.map(({ id, name }) => ({ id, name }))
  };
};

export const actions: Actions = {
  qualified: async (event) => {
    const { call, permission } = await preparingCall(event);
    const ranking = await organizerMay(event, 'ranking.view');
    return answerEntry(event, qualifiedForm, async ({ reason = null }) => {
      const permissions = { prepare: permission, ranking };
      const taken = await callQualified(event.locals.ctx, permissions, call.id, reason);
      if (!taken.ok) return taken;
      const { added, undecided } = taken.value;
      redirect(303, `${event.url.pathname}?added=${added}&undecided=${undecided}`);
    });
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
