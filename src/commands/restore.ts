import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { restoreBackup } from '#lib/server/backup/reinstate.ts';
import { readEnvironment } from '#lib/server/env.ts';
import { exactMoment } from '#lib/text/format.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { EXIT, print, UsageError, type Command } from './command.ts';

export const command: Command = {
  help: m.command_restore_help,
  run: async (args) => {
    const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError(m.operator_say_restore());
    const { dataDir, databaseUrl } = readEnvironment(process.env);
    if (databaseUrl) throw new Error(m.backup_restore_postgres());
    const { madeAt } = await restoreBackup(file, dataDir, randomUUID());
    print(m.backup_restored({ folder: resolve(dataDir), time: exactMoment(madeAt) }));
    return EXIT.done;
  }
};
