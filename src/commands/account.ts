import { parseArgs } from 'node:util';
import type { Grant } from '#lib/domain/auth/roles.ts';
import { codeKey } from '#lib/domain/files/codes.ts';
import { makePassword } from '#lib/server/auth/made-password.ts';
import * as auth from '#lib/server/auth/service.ts';
import * as contest from '#lib/server/contest/service.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import * as units from '#lib/server/units/service.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { EXIT, onInstallation, print, UsageError, type Command } from './command.ts';

export const command: Command = {
  help: m.command_account_help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { name: { type: 'string' }, unit: { type: 'string' } }
    });
    const [loginName, ...more] = positionals;
    if (!loginName || more.length > 0) throw new UsageError(m.operator_say_login());
    const password = makePassword();
    await onInstallation(async ({ ctx }) => {
      const view = await contest.current(ctx);
      if (!view) throw new Error(m.operator_no_contest());
      await auth.putStaffAccount(ctx, {
        loginName,
        displayName: values.name ?? loginName,
        password,
        mustChange: true,
        grants: [
          values.unit === undefined
            ? { role: 'organizer', scope: { kind: 'contest', contestId: view.contest.id } }
            : await coordinatorOf(ctx, values.unit)
        ]
      });
    });
    print(`${loginName}  ${password}`);
    return EXIT.done;
  }
};

async function coordinatorOf(ctx: Ctx, code: string): Promise<Grant> {
  const { units: all } = await units.readTree(ctx);
  const unit = all.find((one) => codeKey(one.code) === codeKey(code));
  if (!unit) throw new UsageError(m.operator_no_unit({ code }));
  return { role: 'unit_coordinator', scope: { kind: 'unit', unitId: unit.id } };
}
