// `npm start`: from a fresh clone to the demo contest in the browser. A second start takes seconds.
import { build, install, run, runOn } from './toolchain.mjs';

/** The exit code with which the server asks to be started again (src/lib/server/fail-stop.ts). */
const FAIL_STOP = 70;

install();
build();
run('node', ['src/cli.ts', 'migrate', '--quiet']);
run('node', ['src/cli.ts', 'demo', '--state', 'open', '--if-empty']);

let code = FAIL_STOP;
while (code === FAIL_STOP) code = await runOn('node', ['src/cli.ts', 'serve']);
process.exitCode = code;
