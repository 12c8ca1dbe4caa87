import { must, openTestConsole } from './opened-console';

/** A process of its own that promotes one version and stays: `promote-once.ts HOME ENDPOINT PACKAGE_ARN`. */
const [, , home = '', endpoint = '', packageArn = ''] = process.argv;
const test = await openTestConsole({ home, environment: { UPSIDE_LOCAL_AUTOSTART: 'off' } });
const scope = await test.scope();
const { defaults } = must(await test.console.workspace.current());
must(
  await test.console.promotions.start(
    scope,
    {
      endpoint,
      packageArn,
      variants: null,
      roleArn: defaults.roleArn,
      shifting: { kind: 'canary', percent: 50, waitSeconds: 1 },
      terminationWaitSeconds: 0,
      guards: { kind: 'generate', errors: 1, latencyMilliseconds: null },
    },
    { accountId: scope.accountId, region: scope.region, target: endpoint },
  ),
);
await test.console.promotions.settled();
await test.close();
