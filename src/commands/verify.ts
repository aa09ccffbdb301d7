import { parseArgs } from 'node:util';
import * as audit from '#lib/server/audit/service.ts';
import type { Running } from '#lib/server/boot.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { verifyFiles, verifyVotes } from '#lib/server/entries/verify.ts';
import { verifyMade } from '#lib/server/documents/service.ts';
import * as judging from '#lib/server/judging/service.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { EXIT, onInstallation, print, UsageError, type Command } from './command.ts';

export const command: Command = {
  help: m.command_verify_help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      options: { head: { type: 'string' } },
      allowPositionals: true
    });
    const [what, ...more] = positionals;
    if ((what !== undefined && !isCheck(what)) || more.length > 0) {
      throw new UsageError(m.operator_verify_unknown({ what: positionals.join(' ') }));
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
  const isCut = keptHead !== undefined && !(await audit.hasEntry(ctx, keptHead));
  if (firstBroken !== null) print(m.operator_chain_broken({ entry: firstBroken, entries }));
  else if (isCut) print(m.operator_chain_cut({ head: keptHead }));
  else print(m.operator_chain_whole({ entries }));
  print(`head    ${head}`);
  if (keptHead !== undefined && !isCut) print(m.operator_chain_head_found({ head: keptHead }));
  return firstBroken === null && !isCut;
}

async function areMarksSound({ ctx }: Running): Promise<boolean> {
  const { sheets, locked, firstDifference: difference } = await judging.verifyMarks(ctx);
  if (difference === null) print(m.operator_marks_whole({ sheets, locked }));
  else print(m.operator_marks_different({ difference, sheets, locked }));
  return difference === null;
}

async function areFilesSound({ ctx, vault }: Running): Promise<boolean> {
  const { files, bytes, damaged } = await verifyFiles(ctx, vault);
  if (damaged.length === 0) print(m.operator_files_whole({ files, bytes }));
  else print(m.operator_files_damaged({ files, damaged: damaged.length }));
  for (const { found, sha256, name } of damaged) {
    print(
      found === 'missing'
        ? m.operator_file_gone({ sha256, name })
        : m.operator_file_changed({ sha256, name })
    );
  }
  return damaged.length === 0;
}

async function areVotesSound({ ctx }: Running): Promise<boolean> {
  const { votes, uneven } = await verifyVotes(ctx);
  if (uneven.length === 0) print(m.operator_votes_whole({ votes }));
  for (const one of uneven) print(m.operator_votes_uneven(one));
  return uneven.length === 0;
}

async function areDocumentsSound({ ctx }: Running): Promise<boolean> {
  const { made, changed } = await verifyMade(ctx);
  if (changed.length === 0) print(m.operator_documents_whole({ made }));
  for (const id of changed) print(m.operator_document_changed({ id }));
  return changed.length === 0;
}
