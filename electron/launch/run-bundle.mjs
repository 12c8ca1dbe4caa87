import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, root } from '../launch.mjs';

/** `npm run cli` and `npm run local`: runs one of the Node bundles in this process, built when needed. */
const [name, ...args] = process.argv.slice(2);
await ensureBuilt();
const bundle = join(root, 'out', 'node', `${name}.js`);
process.argv = [process.execPath, bundle, ...args];
await import(pathToFileURL(bundle).href);
