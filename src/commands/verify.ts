import { parseArgs } from 'node:util';
import * as audit from '#lib/server/audit/service.ts';
import { EXIT, onInstallation, print, type Command } from './command.ts';

export const command: Command = {
  summary: 'recompute the audit chain',
  help: `Usage: npm run hoithi -- verify

Reads the whole audit log, recomputes every hash and prints the hash of the last entry. Keep that
hash elsewhere: it is the only thing that shows if the end of the log was cut off.
Exit code 1 if an entry was changed, taken out or put in.`,
  run: async (args) => {
    parseArgs({ args, options: {} });
    const { entries, head, firstBroken } = await onInstallation(({ ctx }) =>
      audit.verifyChain(ctx)
    );
    print(`entries ${entries}`);
    print(`head    ${head}`);
    if (firstBroken === null) return EXIT.done;
    print(`BROKEN at entry ${firstBroken}`);
    return EXIT.found;
  }
};
