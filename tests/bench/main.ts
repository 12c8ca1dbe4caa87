// npm run bench [-- id …]: the figures of this slice, one JSON object a row. Baselines are measured in the same run.
import { ensureBuilt } from '../../electron/launch.mjs';
import { ensureDisplay } from '../e2e/display';
import { benchBundle } from './bundle';
import { benchElectronStart } from './electron-start';
import { benchLocalJob } from './local-job';
import type { BenchRow } from './row';
import { benchSync } from './sync';
import { benchTrain } from './train';
import { benchUpload } from './upload';

const benches: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = {
  bundle: benchBundle,
  train: benchTrain,
  sync: benchSync,
  upload: benchUpload,
  'local-job': benchLocalJob,
  start: benchElectronStart,
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
await ensureBuilt();
await ensureDisplay();
for (const [name, bench] of Object.entries(benches)) {
  if (named.length > 0 && !named.includes(name)) continue;
  for (const row of await bench()) console.log(JSON.stringify(row));
}
// The virtual display's process would keep this one alive.
process.exit();
