import { join } from 'node:path';
import { environment, type Environment } from '../schema/env.ts';

/**
 * The settings of this process.
 *
 * @throws Error that names each wrong setting
 */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(set);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Settings are wrong. ${wrong.join('; ')}`);
}

/** The SQLite file of an installation. */
export const databaseFile = (dataDir: string): string => join(dataDir, 'hoi-thi.sqlite');

/** The file that keys activation codes; readable by the owner alone. */
export const secretFile = (dataDir: string): string => join(dataDir, 'secret');

/** The folder of what units hand in: films and documents, outside the database. */
export const entriesFolder = (dataDir: string): string => join(dataDir, 'entries');
