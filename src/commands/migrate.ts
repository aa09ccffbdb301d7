import { parseArgs } from 'node:util';
import * as m from '#lib/text/paraglide/messages.js';
import { EXIT, print, type Command } from './command.ts';
import { closeDataDir } from '#lib/server/data-dir.ts';
import { databaseFile, readEnvironment } from '#lib/server/env.ts';
import { holdFolder } from '#lib/server/db/folder-lock.ts';
import { migrateToLatest } from '#lib/server/db/migrate.ts';
import { openDatabase } from '#lib/server/db/open.ts';

export const command: Command = {
  help: m.command_migrate_help,
  run: async (args) => {
    const { values } = parseArgs({ args, options: { quiet: { type: 'boolean' } } });
    const ran = await migrateInstallation();
    if (!values.quiet)
      print(
        ran.length > 0
          ? m.operator_migrated({ names: ran.join(', ') })
          : m.operator_nothing_to_migrate()
      );
    return EXIT.done;
  }
};

/** Brings the database of the environment to the newest schema; answers what ran. */
export async function migrateInstallation(): Promise<string[]> {
  const { dataDir, databaseUrl } = readEnvironment(process.env);
  closeDataDir(dataDir);
  const database = openDatabase({ databaseUrl, file: databaseFile(dataDir) });
  try {
    const alone = databaseUrl ? () => () => undefined : () => holdFolder(dataDir);
    return await migrateToLatest(database.db, { say: print, alone });
  } finally {
    await database.close();
  }
}
