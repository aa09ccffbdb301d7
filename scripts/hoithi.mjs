// The operator's command line: `npm run hoithi -- COMMAND`. The commands are in src/cli.ts.
import { build, install, runOn } from './toolchain.mjs';

const args = process.argv.slice(2);
install();
if (args[0] === 'serve' || args[0] === 'simulate') build();
process.exitCode = await runOn('node', ['src/cli.ts', ...args]);
