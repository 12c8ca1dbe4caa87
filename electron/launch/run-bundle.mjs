import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, root } from '../launch.mjs';

/** `npm run cli` and `npm run local`: runs one of the Node bundles, built when needed. */
const [name, ...args] = process.argv.slice(2);
await ensureBuilt();
const child = spawn(process.execPath, [join(root, 'out', 'node', `${name}.js`), ...args], { stdio: 'inherit' });
// Ctrl+C reaches both; this one waits for what the program does about it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.once('close', (code) => {
  process.exitCode = code ?? 1;
});
