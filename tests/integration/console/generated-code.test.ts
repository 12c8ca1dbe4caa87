import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isSameConfig } from '../../../electron/domains/endpoints/same-things';
import { isSameJob } from '../../../electron/domains/jobs/same-job';
import { daemonEnvironmentFor } from '../../../electron/platform/node/local-daemon';
import { toAwsCli } from '../../../shared/model/code/aws-cli';
import { toEndpointCli } from '../../../shared/model/code/endpoint-cli';
import { toSdkV3 } from '../../../shared/model/code/sdk-v3';
import type { TrainingSpec } from '../../../shared/model/training-spec';
import { deploymentOf } from '../../fakes/endpoint-desk';
import { classifierSpec, must, openTestConsole, type TestConsole } from '../../fakes/opened-console';
import { pythonEnvironment } from '../../fakes/python-environment';

const run = promisify(execFile);
let test: TestConsole;
let python: Awaited<ReturnType<typeof pythonEnvironment>>;
beforeAll(async () => {
  test = await openTestConsole();
  python = await pythonEnvironment(join(import.meta.dirname, '../../fakes/python-requirements.txt'));
}, 180_000);
afterAll(() => test.destroy());

const hostile = async (): Promise<TrainingSpec> => ({
  ...(await classifierSpec(test, 'from-the-shell', { epochs: '1' })),
  environment: { QUOTES: `it's "so" $HOME \`id\` \\ $(id)` },
  checkpointS3Uri: `s3://sagemaker-us-east-1-${(await test.scope()).accountId}/checkpoints`,
  tags: { 'who made it': 'a person: not a shell' },
});

it('gives a command that the AWS CLI accepts and that makes the very same job', async () => {
  const spec = await hostile();
  const { region } = await test.scope();
  const status = await test.console.local.status();
  if (status.kind !== 'running') throw new Error('The local workspace does not run.');
  const path = `${join(python.python, '..')}:${process.env.PATH}`;
  const environment = { ...process.env, ...daemonEnvironmentFor(status.endpoint), PATH: path };
  const { stdout } = await run('sh', ['-c', toAwsCli(spec, region)], { env: environment });
  expect(JSON.parse(stdout)).toMatchObject({ TrainingJobArn: expect.stringContaining(spec.name) });
  const shown = must(await test.console.jobs.show(await test.scope(), spec.name)).value;
  expect(shown.environment).toEqual(spec.environment);
  expect(isSameJob(shown, spec)).toBe(true);
});

it('gives Python whose literals are the values themselves', async () => {
  const spec = await hostile();
  const check = [
    'import ast, json, sys',
    'tree = ast.parse(sys.stdin.read())',
    'strings = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]',
    'print(json.dumps(strings))',
  ].join('\n');
  const child = run(python.python, ['-c', check]);
  child.child.stdin?.end(toSdkV3(spec, 'us-east-1'));
  const strings = JSON.parse((await child).stdout) as string[];
  expect(strings).toEqual(
    expect.arrayContaining([
      spec.name,
      spec.image,
      spec.environment.QUOTES,
      ...Object.entries(spec.tags).flat(),
      ...spec.metricDefinitions.map(({ regex }) => regex),
    ]),
  );
});

it('gives commands that the AWS CLI accepts and that make the very same endpoint', async () => {
  const scope = await test.scope();
  const status = await test.console.local.status();
  if (status.kind !== 'running') throw new Error('The local workspace does not run.');
  const { defaults } = must(await test.console.workspace.current());
  const plain = deploymentOf('by-shell', [0.7, 0.3], defaults.roleArn);
  const deployment = {
    ...plain,
    variants: plain.variants.map((variant) => ({
      ...variant,
      source: { ...variant.source, environment: { QUOTES: `it's "so" $HOME` } },
    })),
  };
  // Its last command waits in steps of half a minute.
  const [commands = ''] = toEndpointCli(deployment, scope.region).split(' &&\naws sagemaker wait');
  const path = `${join(python.python, '..')}:${process.env.PATH}`;
  await run('sh', ['-c', commands], { env: { ...process.env, ...daemonEnvironmentFor(status.endpoint), PATH: path } });
  const { config, endpoint, models } = must(await test.console.endpoints.show(scope, 'by-shell')).value;
  expect(endpoint.configName).toBe(deployment.configName);
  expect(config && isSameConfig(config, deployment)).toBe(true);
  expect(models.map(({ image }) => image)).toEqual(deployment.variants.map(({ source }) => source.image));
});
