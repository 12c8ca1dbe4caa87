import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { pythonEnvironment, sagemakerSdk } from '../../fakes/python-environment';
import { clientEnvironment } from '../aws-clients/client-environment';

const run = promisify(execFile);

/** Somebody with a shell, the AWS CLI and the SageMaker SDK, pointed at one workspace, in an empty folder of their own. */
export interface Hands {
  /** What a real `sh` with the AWS CLI prints; rejects when the text ends with a failure. */
  shell(text: string): Promise<string>;
  /** What the SageMaker Python SDK v3 prints. */
  python(text: string): Promise<string>;
  /** The folder that both run in. Whatever a text executes beyond itself would leave a file here. */
  readonly folder: string;
  files(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function openHands(target: Parameters<typeof clientEnvironment>[0]): Promise<Hands> {
  const [cli, sdk] = await Promise.all([
    pythonEnvironment(join(import.meta.dirname, '../../fakes/python-requirements.txt')),
    sagemakerSdk(),
  ]);
  const home = await mkdtemp(join(tmpdir(), 'upside-hands-home-'));
  const folder = await mkdtemp(join(tmpdir(), 'upside-hands-'));
  const env = {
    ...clientEnvironment(target),
    PATH: `${dirname(cli.python)}:${process.env.PATH}`,
    HOME: home,
    SAGEMAKER_VALIDATE_ROLE: 'false',
  };
  const options = { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 };
  return {
    folder,
    shell: async (text) => (await run('sh', ['-c', text], options)).stdout,
    python: async (text) => (await run(sdk.python, ['-c', text], options)).stdout,
    files: () => readdir(folder),
    async close() {
      for (const one of [home, folder]) await rm(one, { recursive: true, force: true });
    },
  };
}
