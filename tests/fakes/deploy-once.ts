import { deploymentOf } from './endpoint-desk';
import { must, openTestConsole } from './opened-console';

/** A process that deploys one endpoint from its home and ends: `deploy-once.ts HOME NAME`. */
const [, , home = '', name = ''] = process.argv;
const test = await openTestConsole({ home, environment: { UPSIDE_LOCAL_AUTOSTART: 'off' } });
const scope = await test.scope();
const role = must(await test.console.workspace.current()).defaults.roleArn;
const confirmed = { accountId: scope.accountId, region: scope.region, target: name };
must(await test.console.endpoints.deploy(scope, deploymentOf(name, [1], role), confirmed));
await test.close();
