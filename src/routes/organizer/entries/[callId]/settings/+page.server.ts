import { callForm } from '#lib/schema/entries.ts';
import { changeCall } from '#lib/server/entries/calls.ts';
import { answerEntry, preparingCall } from '#lib/server/kit/entries.ts';
import { callFields, fieldsOf } from '../../call-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { call } = await preparingCall(event);
  return { id: call.id, name: call.name, fields: fieldsOf(call) };
};

export const actions: Actions = {
  change: async (event) => {
    const { call, permission } = await preparingCall(event);
    return answerEntry(
      event,
      callForm,
      (facts) => changeCall(event.locals.ctx, permission, call.id, facts),
      callFields
    );
  }
};
