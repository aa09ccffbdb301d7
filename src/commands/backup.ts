import { parseArgs } from 'node:util';
import { makeBackup } from '#lib/server/backup/make.ts';
import { readEnvironment } from '#lib/server/env.ts';
import { exactMoment, number } from '#lib/text/format.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { EXIT, print, UsageError, type Command } from './command.ts';

export const command: Command = {
  help: m.command_backup_help,
  run: async (args) => {
    const { values } = parseArgs({ args, options: { to: { type: 'string' } } });
    if (!values.to) throw new UsageError(m.operator_say_backup());
    const { dataDir, databaseUrl } = readEnvironment(process.env);
    if (databaseUrl) throw new Error(m.backup_postgres());
    const { file, manifest, missing } = await makeBackup(dataDir, values.to, Date.now());
    print(m.backup_done({ file }));
    print(
      m.backup_counts({
        attempts: number(manifest.rows['attempt'] ?? 0),
        answers: number(manifest.rows['answer'] ?? 0),
        files: number(manifest.files.filter(({ path }) => path.startsWith('entries/')).length),
        time: exactMoment(manifest.madeAt)
      })
    );
    for (const name of missing) process.stderr.write(`${m.backup_missing_entry({ name })}\n`);
    return missing.length > 0 ? EXIT.found : EXIT.done;
  }
};
