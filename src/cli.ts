import { EXIT, UsageError, type Command } from './commands/command.ts';

/** Loaded when asked for: `migrate` need not wait for what only `report` uses. */
const COMMANDS: Record<string, () => Promise<{ command: Command }>> = {
  serve: () => import('./commands/serve.ts'),
  migrate: () => import('./commands/migrate.ts'),
  demo: () => import('./commands/demo.ts'),
  import: () => import('./commands/import.ts'),
  contest: () => import('./commands/contest.ts'),
  account: () => import('./commands/account.ts'),
  report: () => import('./commands/report.ts'),
  final: () => import('./commands/final.ts'),
  simulate: () => import('./commands/simulate.ts'),
  verify: () => import('./commands/verify.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts')
};

// `report … | head` closes the pipe early: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.done);
});

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<number> {
  const load = name === undefined ? undefined : COMMANDS[name];
  if (!load) {
    console.log(await overview());
    return name === undefined || name === '--help' || name === 'help' ? EXIT.done : EXIT.usage;
  }
  const { command } = await load();
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

async function overview(): Promise<string> {
  const entries = Object.entries(COMMANDS).map(async ([name, load]) => {
    const { command } = await load();
    return `  ${name.padEnd(10)}${command.summary}`;
  });
  return [
    'Hội Thi, the operator’s command line',
    '',
    'Usage: npm run hoithi -- COMMAND [--help]',
    '',
    ...(await Promise.all(entries)),
    '',
    'Settings from the environment: PORT (3000), HOST (0.0.0.0), ORIGIN, DATA_DIR (./data),',
    'DATABASE_URL (unset: SQLite in DATA_DIR), LOG_LEVEL (info).'
  ].join('\n');
}
