import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ROLES, type Grant, type Role } from '#lib/domain/auth/roles.ts';
import * as auth from '#lib/server/auth/service.ts';
import * as contest from '#lib/server/contest/service.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import * as units from '#lib/server/units/service.ts';
import { EXIT, onInstallation, print, UsageError, type Command } from './command.ts';

export const command: Command = {
  summary: 'make an account for an administrator, organizer or unit coordinator',
  help: `Usage: npm run hoithi -- account LOGIN --role ${ROLES.join('|')} [--name NAME] [--unit CODE]

Prints the new password. An account that exists gets the role and a new password.
Organizers are of the newest contest; a unit coordinator needs --unit.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { role: { type: 'string' }, name: { type: 'string' }, unit: { type: 'string' } }
    });
    const [loginName, ...more] = positionals;
    const role = ROLES.find((one) => one === values.role);
    if (!loginName || more.length > 0) throw new UsageError('Say the login name');
    if (!role) throw new UsageError(`--role must be one of: ${ROLES.join(', ')}`);
    const password = makePassword();
    await onInstallation(async ({ ctx }) =>
      auth.putStaffAccount(ctx, {
        loginName,
        displayName: values.name ?? loginName,
        password,
        grants: [{ role, scope: await scopeOf(ctx, role, values.unit) }]
      })
    );
    print(`${loginName}  ${password}`);
    return EXIT.done;
  }
};

async function scopeOf(ctx: Ctx, role: Role, unitCode?: string): Promise<Grant['scope']> {
  switch (role) {
    case 'administrator':
      return { kind: 'installation' };
    case 'organizer': {
      const view = await contest.current(ctx);
      if (!view) throw new Error('There is no contest yet: make one first (contest FILE)');
      return { kind: 'contest', contestId: view.contest.id };
    }
    case 'unit_coordinator': {
      const unit = (await units.readTree(ctx)).units.find((one) => one.code === unitCode);
      if (!unit) throw new Error(`No unit ${unitCode ?? ''}: say one with --unit CODE`);
      return { kind: 'unit', unitId: unit.id };
    }
  }
}

const LETTERS = 'abcdefghkmnpqrstuvwxyz23456789';

/** Sixteen letters and digits that are not confused: 78 bit. */
const makePassword = (): string =>
  Array.from({ length: 16 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
