import { classifierSpec, must, openTestConsole } from './opened-console';

/** A process of its own that launches one job and would say so: `launch-once.ts HOME NAME`. */
const [, , home = '', name = ''] = process.argv;
const test = await openTestConsole({ home });
const scope = await test.scope();
const spec = await classifierSpec(test, name, { epochs: '1' });
console.log('ready');
must(await test.console.jobs.launch(scope, spec, { accountId: scope.accountId, region: scope.region, target: name }));
console.log('launched');
await test.close();
