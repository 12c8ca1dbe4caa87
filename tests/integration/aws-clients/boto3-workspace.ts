import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from 'vitest';
import { type RunningDaemon, startLocalDaemon } from '../../fakes/local-daemon';
import { pythonEnvironment } from '../../fakes/python-environment';
import { clientEnvironment } from './client-environment';

const run = promisify(execFile);

interface Boto3Workspace {
  readonly daemon: RunningDaemon;
  /** Runs a script of `scripts/` against the workspace; what it printed, read as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: each script prints a shape of its own, which its test looks at.
  drive(script: string, ...words: readonly string[]): Promise<any>;
}

/** A local workspace for the tests of a file, whose programs run in the Python that has boto3. */
export function boto3Workspace(): Boto3Workspace {
  let python = '';
  let daemon: RunningDaemon | undefined;
  const started = (): RunningDaemon => {
    if (!daemon) throw new Error('The workspace is there while tests run.');
    return daemon;
  };
  beforeAll(async () => {
    ({ python } = await pythonEnvironment('tests/fakes/python-requirements.txt'));
    daemon = await startLocalDaemon({ python });
  });
  afterAll(() => daemon?.stop());
  return {
    get daemon() {
      return started();
    },
    async drive(script, ...words) {
      const { stdout } = await run(python, [join('tests/integration/aws-clients/scripts', script), ...words], {
        env: clientEnvironment(started()),
        maxBuffer: 64 * 1024 * 1024,
      });
      return JSON.parse(stdout);
    },
  };
}
