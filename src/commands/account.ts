import { parseArgs } from 'node:util';
import type { Grant } from '#lib/domain/auth/roles.ts';
import { codeKey } from '#lib/domain/files/codes.ts';
import { makePassword } from '#lib/server/auth/made-password.ts';
import * as auth from '#lib/server/auth/service.ts';
import * as contest from '#lib/server/contest/service.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import * as units from '#lib/server/units/service.ts';
import { EXIT, onInstallation, print, UsageError, type Command } from './command.ts';

export const command: Command = {
  summary: 'make an account for an organizer or the coordinator of a unit',
  help: `Usage: npm run hoithi -- account LOGIN [--name NAME] [--unit CODE]

Makes an organizer of the newest contest, or with --unit the coordinator (đầu mối) of that unit and
everything below it, and prints the password. An account that exists gets the
role and a new password; its sessions end. The login name of an official is refused.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { name: { type: 'string' }, unit: { type: 'string' } }
    });
    const [loginName, ...more] = positionals;
    if (!loginName || more.length > 0) throw new UsageError('Say the login name');
    const password = makePassword();
    await onInstallation(async ({ ctx }) => {
      const view = await contest.current(ctx);
      if (!view) throw new Error('There is no contest yet: make one first (contest FILE)');
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
  if (!unit) throw new UsageError(`There is no unit with the code ${code}`);
  return { role: 'unit_coordinator', scope: { kind: 'unit', unitId: unit.id } };
}
