import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AwsConnection, AwsKeys } from '../../electron/aws/connection';
import { pythonEnvironment } from './python-environment';

export interface Moto {
  readonly connection: AwsConnection & { readonly credentials: AwsKeys };
  stop(): Promise<void>;
}

/** Somebody else's idea of AWS, so that adapter and local workspace cannot share a mistake. */
export async function startMoto(): Promise<Moto> {
  const { command } = await pythonEnvironment(join(import.meta.dirname, 'moto-requirements.txt'));
  const child = spawn(command('moto_server'), ['-H', '127.0.0.1', '-p', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = once(child, 'exit');
  const endpoint = await Promise.race([
    listening(child.stderr),
    exited.then(([code]) => Promise.reject(new Error(`moto ended with code ${code} before it listened.`))),
  ]);
  return {
    connection: {
      endpoint,
      region: 'us-east-1',
      accountId: '123456789012',
      credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function listening(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const found = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
    if (!found) continue;
    // Its request log would fill the pipe.
    output.resume();
    return found;
  }
  throw new Error('moto closed its output before it listened.');
}
