import { parseArgs } from 'node:util';
import { makePassword } from '#lib/server/auth/made-password.ts';
import * as auth from '#lib/server/auth/service.ts';
import * as contest from '#lib/server/contest/service.ts';
import { EXIT, onInstallation, print, UsageError, type Command } from './command.ts';

export const command: Command = {
  summary: 'make an account for an organizer',
  help: `Usage: npm run hoithi -- account LOGIN [--name NAME]

Makes an organizer of the newest contest and prints the password. An account that exists gets the
role and a new password; its sessions end. The login name of an official is refused.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { name: { type: 'string' } }
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
        grants: [{ role: 'organizer', scope: { kind: 'contest', contestId: view.contest.id } }]
      });
    });
    print(`${loginName}  ${password}`);
    return EXIT.done;
  }
};
