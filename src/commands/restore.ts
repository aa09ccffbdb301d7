import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { restoreBackup } from '#lib/server/backup/reinstate.ts';
import { readEnvironment } from '#lib/server/env.ts';
import { exactMoment } from '#lib/text/format.ts';
import * as m from '#lib/text/paraglide/messages.js';
import { EXIT, print, UsageError, type Command } from './command.ts';

export const command: Command = {
  summary: 'bring a backup back into an empty data folder',
  help: `Usage: DATA_DIR=FOLDER npm run hoithi -- restore FILE

FOLDER must be empty or not there. Every file and table is compared with the manifest first; a backup
that is damaged, cut short or from a newer version changes nothing. One of an older version is
brought up to date by migrate afterwards. Devices with open papers notice the restored server and
send again what they hold.`,
  run: async (args) => {
    const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('restore takes one FILE');
    const { dataDir, databaseUrl } = readEnvironment(process.env);
    if (databaseUrl) throw new Error(m.backup_restore_postgres());
    const { madeAt } = await restoreBackup(file, dataDir, randomUUID());
    print(m.backup_restored({ folder: resolve(dataDir), time: exactMoment(madeAt) }));
    return EXIT.done;
  }
};
