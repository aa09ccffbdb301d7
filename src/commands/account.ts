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
      options: {
        name: { type: 'string' },
        unit: { type: 'string' },
        administrator: { type: 'boolean', default: false }
      }
    });
    const [loginName, ...more] = positionals;
    if (!loginName || more.length > 0) throw new UsageError(m.operator_say_login());
    if (values.administrator && values.unit !== undefined) {
      throw new UsageError(m.operator_administrator_or_unit());
    }
    const password = makePassword();
    await onInstallation(async ({ ctx }) => {
      await auth.putStaffAccount(ctx, {
        loginName,
        displayName: values.name ?? loginName,
        password,
        mustChange: true,
        grants: [await grantOf(ctx, values)]
      });
    });
    print(`${loginName}  ${password}`);
    return EXIT.done;
  }
};

/** An administrator looks after the installation, whatever contest there is. */
async function grantOf(
  ctx: Ctx,
  { administrator, unit }: { administrator: boolean; unit?: string | undefined }
): Promise<Grant> {
  if (administrator) return { role: 'administrator', scope: { kind: 'installation' } };
  const view = await contest.current(ctx);
  if (!view) throw new Error(m.operator_no_contest());
  if (unit !== undefined) return coordinatorOf(ctx, unit);
  return { role: 'organizer', scope: { kind: 'contest', contestId: view.contest.id } };
}

async function coordinatorOf(ctx: Ctx, code: string): Promise<Grant> {
  const { units: all } = await units.readTree(ctx);
  const unit = all.find((one) => codeKey(one.code) === codeKey(code));
  if (!unit) throw new UsageError(m.operator_no_unit({ code }));
  return { role: 'unit_coordinator', scope: { kind: 'unit', unitId: unit.id } };
}
