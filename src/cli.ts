import { EXIT, UsageError, type Command } from './commands/command.ts';
import { demo } from './commands/demo.ts';
import { importFiles } from './commands/import.ts';
import { migrate } from './commands/migrate.ts';
import { report } from './commands/report.ts';
import { serve } from './commands/serve.ts';
import { simulate } from './commands/simulate.ts';
import { verify } from './commands/verify.ts';

const COMMANDS: Record<string, Command> = {
  serve,
  migrate,
  demo,
  import: importFiles,
  report,
  simulate,
  verify
};

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<number> {
  const command = name === undefined ? undefined : COMMANDS[name];
  if (!command) {
    console.log(overview());
    return name === undefined || name === '--help' || name === 'help' ? EXIT.done : EXIT.usage;
  }
  if (args.includes('--help')) {
    console.log(command.help);
    return EXIT.done;
  }
  try {
    return await command.run(args);
  } catch (error) {
    return explain(error, command);
  }
}

function explain(error: unknown, command: Command): number {
  const isUsage = error instanceof UsageError || isParseArgsError(error);
  console.error(error instanceof Error ? error.message : String(error));
  if (isUsage) console.error(`\n${command.help}`);
  return isUsage ? EXIT.usage : EXIT.unable;
}

function isParseArgsError(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}

function overview(): string {
  const lines = Object.entries(COMMANDS).map(
    ([name, command]) => `  ${name.padEnd(10)}${command.summary}`
  );
  return [
    'Hội Thi, the operator’s command line',
    '',
    'Usage: npm run hoithi -- COMMAND [--help]',
    '',
    ...lines,
    '',
    'Settings from the environment: PORT (3000), HOST (0.0.0.0), ORIGIN, DATA_DIR (./data),',
    'DATABASE_URL (unset: SQLite in DATA_DIR), LOG_LEVEL (info).'
  ].join('\n');
}
