import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createAwsWorkspace } from '../../electron/aws/aws-workspace';
import type { AwsWorkspace } from '../../electron/domains/aws-ports';
import { type FaultProxy, startFaultProxy } from './fault-proxy';

export interface CountedAccount {
  readonly aws: AwsWorkspace;
  /** Further clients of the account, as another process has them: with what they learn of being throttled. */
  another(): AwsWorkspace;
  readonly proxy: FaultProxy;
  /** How often each thing was made, by kind and name, asked past the proxy. */
  made(): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

/** An account whose service counts what is made in it, behind a fault proxy. */
export async function startCountedAccount(seed = 1): Promise<CountedAccount> {
  const script = join(import.meta.dirname, 'counting-sagemaker.ts');
  const service = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (service.stdout === null) throw new Error('The service has no output.');
  const [port] = (await once(createInterface({ input: service.stdout }), 'line')) as [string];
  const proxy = await startFaultProxy(Number(port), seed);
  const opened: AwsWorkspace[] = [];
  const another = (): AwsWorkspace => {
    const aws = createAwsWorkspace({
      region: 'eu-west-1',
      accountId: '123456789012',
      endpoint: `http://127.0.0.1:${proxy.port}`,
      credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
    });
    opened.push(aws);
    return aws;
  };
  return {
    aws: another(),
    another,
    proxy,
    made: async () => new Map((await (await fetch(`http://127.0.0.1:${port}/made`)).json()) as [string, number][]),
    close: async () => {
      for (const aws of opened) aws.close();
      await proxy.close();
      service.kill();
      await once(service, 'exit');
    },
  };
}
