import { parseArgs } from 'node:util';
import * as audit from '#lib/server/audit/service.ts';
import type { Running } from '#lib/server/boot.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { verifyFiles, verifyVotes } from '#lib/server/entries/verify.ts';
import { verifyMade } from '#lib/server/documents/service.ts';
import * as judging from '#lib/server/judging/service.ts';
import { EXIT, onInstallation, print, UsageError, type Command } from './command.ts';

export const command: Command = {
  summary:
    'recompute the audit chain, marks of the jury, votes, or hashes of entries and documents',
  help: `Usage: npm run hoithi -- verify [marks | entries | votes | documents] [--head HASH]

Reads the whole audit log, recomputes every hash and prints the hash of the last entry. Keep that
hash elsewhere: it is the only thing that shows if the end of the log was cut off.

  --head HASH  besides: the entry with this hash, written down earlier, must still be there

  marks     besides: works every sheet, total and lock of the jury out again from the record of marks
  entries   besides: reads every file that units handed in and recomputes its SHA-256
  votes     besides: compares the votes for entries with the people who voted
  documents besides: recomputes the hash of every official document that was made

Exit code 1 if an entry was changed, taken out or put in, if the end was cut off, if a mark is not as it was signed or
locked (the first difference is printed), if a file is gone or changed, if votes were added or taken
away, or if a document was changed.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      options: { head: { type: 'string' } },
      allowPositionals: true
    });
    const [what, ...more] = positionals;
    if ((what !== undefined && !isCheck(what)) || more.length > 0) {
      throw new UsageError(`Nothing to verify is called ${positionals.join(' ')}`);
    }
    return onInstallation(async (running) => {
      const isChainWhole = await isChainSound(running.ctx, values.head);
      const isRestSound = what === undefined || (await CHECKS[what](running));
      return isChainWhole && isRestSound ? EXIT.done : EXIT.found;
    });
  }
};

const CHECKS = {
  marks: areMarksSound,
  entries: areFilesSound,
  votes: areVotesSound,
  documents: areDocumentsSound
};

const isCheck = (name: string): name is keyof typeof CHECKS => Object.hasOwn(CHECKS, name);

async function isChainSound(ctx: Ctx, keptHead: string | undefined): Promise<boolean> {
  const { entries, head, firstBroken } = await audit.verifyChain(ctx);
  print(`entries ${entries}`);
  print(`head    ${head}`);
  if (firstBroken !== null) print(`BROKEN at entry ${firstBroken}`);
  const isCut = keptHead !== undefined && !(await audit.hasEntry(ctx, keptHead));
  if (isCut) print(`CUT OFF: no entry has the hash ${keptHead}`);
  return firstBroken === null && !isCut;
}

async function areMarksSound({ ctx }: Running): Promise<boolean> {
  const { sheets, locked, firstDifference } = await judging.verifyMarks(ctx);
  print(`sheets  ${sheets}`);
  print(`locked  ${locked}`);
  if (firstDifference !== null) print(`DIFFERENT ${firstDifference}`);
  return firstDifference === null;
}

async function areFilesSound({ ctx, vault }: Running): Promise<boolean> {
  const { files, bytes, damaged } = await verifyFiles(ctx, vault);
  print(`files   ${files}`);
  print(`bytes   ${bytes}`);
  for (const { found, sha256, name } of damaged) print(`${found.toUpperCase()} ${sha256} ${name}`);
  return damaged.length === 0;
}

async function areVotesSound({ ctx }: Running): Promise<boolean> {
  const { votes, uneven } = await verifyVotes(ctx);
  print(`votes   ${votes}`);
  for (const one of uneven) print(`UNEVEN ${one.votes} votes of ${one.voters} voters: ${one.name}`);
  return uneven.length === 0;
}

async function areDocumentsSound({ ctx }: Running): Promise<boolean> {
  const { made, changed } = await verifyMade(ctx);
  print(`made    ${made}`);
  for (const id of changed) print(`CHANGED ${id}`);
  return changed.length === 0;
}
