import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateModelPackageCommand, CreateModelPackageGroupCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { pack } from 'tar-stream';
import { createClient } from '../../electron/aws/client';
import type { Scope } from '../../electron/domains/scope';
import type { FaultProxy } from './fault-proxy';
import { type RunningDaemon, startLocalDaemon } from './local-daemon';
import { first, must, openTestConsole, type TestConsole } from './opened-console';
import { makeProxiedHome } from './proxied-home';

const image = '000000000000.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference:2';
export const python = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], {
  encoding: 'utf8',
}).trim();

/** A local workspace that serves Python programs, and a console over it. */
export interface ServingWorkspace {
  readonly home: string;
  readonly daemon: RunningDaemon;
  /** Between the consoles and the workspace, where it was asked for. */
  readonly proxy: FaultProxy | null;
  readonly test: TestConsole;
  readonly scope: Scope;
  /** Stores `code/inference.py` as model.tar.gz and registers it as an approved version of `group`; gives its ARN. */
  register(group: string, code: string): Promise<string>;
  /** An endpoint with one variant `main` of that version, once it is in service. */
  deploy(endpoint: string, packageArn: string, instances?: number): Promise<void>;
  /** Another console over the same home, as a second process would be. */
  reopen(): Promise<TestConsole>;
  destroy(): Promise<void>;
}

/** `invocationSeconds`: how long a program may take to answer; SageMaker gives 60. */
export async function openServingWorkspace(
  options: {
    readonly invocationSeconds?: number;
    /** A fault proxy stands between the consoles and the workspace. */
    readonly proxied?: boolean;
  } = {},
): Promise<ServingWorkspace> {
  const { daemon, home, leave, proxy } = await (options.proxied ? proxied() : direct(options.invocationSeconds));
  const environment = { UPSIDE_LOCAL_AUTOSTART: 'off' };
  const test = await openTestConsole({ home, environment });
  const scope = await test.scope();
  const { accountId, region, endpoint, credentials } = daemon;
  const connection = { accountId, region, endpoint, credentials };
  const s3 = createClient(S3Client, connection, 'call', { forcePathStyle: true });
  const sagemaker = createClient(SageMakerClient, connection, 'call');
  const groups = new Set<string>();
  const consoles: TestConsole[] = [test];
  let count = 0;
  return {
    home,
    daemon,
    proxy,
    test,
    scope,
    async register(group, code) {
      const archive = pack();
      archive.entry({ name: 'code/inference.py' }, code);
      archive.finalize();
      const body = gzipSync(await buffer(archive as unknown as Readable));
      const Bucket = `sagemaker-${region}-${accountId}`;
      count += 1;
      const Key = `programs/${count}/model.tar.gz`;
      await s3.send(new PutObjectCommand({ Bucket, Key, Body: body }));
      if (!groups.has(group))
        await sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: group }));
      groups.add(group);
      const made = await sagemaker.send(
        new CreateModelPackageCommand({
          ModelPackageGroupName: group,
          ModelApprovalStatus: 'Approved',
          InferenceSpecification: {
            Containers: [{ Image: image, ModelDataUrl: `s3://${Bucket}/${Key}` }],
            SupportedContentTypes: ['application/json'],
            SupportedResponseMIMETypes: ['application/json'],
          },
        }),
      );
      return String(made.ModelPackageArn);
    },
    async deploy(name, packageArn, instances = 1) {
      const { defaults } = must(await test.console.workspace.current());
      must(
        await test.console.endpoints.deploy(
          scope,
          {
            endpoint: name,
            configName: `${name}-first`,
            roleArn: defaults.roleArn,
            variants: [
              {
                name: 'main',
                modelName: `${name}-first-model`,
                instanceType: 'ml.m5.large',
                initialInstances: instances,
                initialWeight: 1,
                source: { kind: 'package', arn: packageArn },
              },
            ],
            dataCapture: null,
          },
          { accountId, region, target: name },
        ),
      );
      await first(
        test.console.endpoints.watch(scope, name, AbortSignal.timeout(60_000)),
        ({ value }) => value.endpoint.status === 'InService',
      );
    },
    async reopen() {
      const again = await openTestConsole({ home, environment });
      consoles.push(again);
      return again;
    },
    async destroy() {
      for (const one of consoles) await one.close();
      s3.destroy();
      sagemaker.destroy();
      await leave();
    },
  };
}

async function direct(invocationSeconds?: number) {
  const home = await mkdtemp(join(tmpdir(), 'upside-serving-home-'));
  const seconds = invocationSeconds === undefined ? {} : { invocationSeconds };
  const daemon = await startLocalDaemon({ root: join(home, 'local'), python, ...seconds });
  const leave = async (): Promise<void> => {
    await daemon.stop();
    await rm(home, { recursive: true, force: true });
  };
  return { home, daemon, proxy: null, leave };
}

async function proxied() {
  const { daemon, destroy, home, proxy } = await makeProxiedHome({ python });
  return { home, daemon, proxy, leave: destroy };
}

/** A program that answers every request with this JSON. */
export const answering = (text: string): string => `
def model_fn(model_dir): return None
def predict_fn(data, model): return ${JSON.stringify(text)}
`;
