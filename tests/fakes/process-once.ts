import { must, openTestConsole } from './opened-console';
import { pythonProcessingSpec } from './processing-spec';

/** A process of its own that launches one processing job: `process-once.ts HOME NAME`. */
const [, , home = '', name = ''] = process.argv;
const test = await openTestConsole({ home });
const scope = await test.scope();
const { accountId, region } = scope;
const spec = await pythonProcessingSpec(test, name, 'pass');
must(await test.console.processing.launch(scope, spec, { accountId, region, target: name }));
await test.close();
