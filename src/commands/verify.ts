import { parseArgs } from 'node:util';
import * as audit from '#lib/server/audit/service.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import * as judging from '#lib/server/judging/service.ts';
import { EXIT, onInstallation, print, UsageError, type Command } from './command.ts';

export const command: Command = {
  summary: 'recompute the audit chain, or all marks of the jury',
  help: `Usage: npm run hoithi -- verify [marks]

Reads the whole audit log, recomputes every hash and prints the hash of the last entry. Keep that
hash elsewhere: it is the only thing that shows if the end of the log was cut off.

  marks   besides: works every sheet, total and lock of the jury out again from the record of marks

Exit code 1 if an entry was changed, taken out or put in, or if a mark is not as it was signed or
locked; the first difference is printed.`,
  run: async (args) => {
    const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
    const [what, ...more] = positionals;
    if ((what !== undefined && what !== 'marks') || more.length > 0) {
      throw new UsageError(`Nothing to verify is called ${positionals.join(' ')}`);
    }
    return onInstallation(async ({ ctx }) => {
      const isSound = (await isChainSound(ctx)) && (what !== 'marks' || (await areMarksSound(ctx)));
      return isSound ? EXIT.done : EXIT.found;
    });
  }
};

async function isChainSound(ctx: Ctx): Promise<boolean> {
  const { entries, head, firstBroken } = await audit.verifyChain(ctx);
  print(`entries ${entries}`);
  print(`head    ${head}`);
  if (firstBroken !== null) print(`BROKEN at entry ${firstBroken}`);
  return firstBroken === null;
}

async function areMarksSound(ctx: Ctx): Promise<boolean> {
  const { sheets, locked, firstDifference } = await judging.verifyMarks(ctx);
  print(`sheets  ${sheets}`);
  print(`locked  ${locked}`);
  if (firstDifference !== null) print(`DIFFERENT ${firstDifference}`);
  return firstDifference === null;
}
