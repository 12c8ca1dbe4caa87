import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { createGateway, type RequestRecord } from '../../../electron/local/gateway/gateway';
import type { Invocation, InvocationReply } from '../../../electron/local/gateway/runtime/invoker';
import { openLocalDatabases } from '../../../electron/local/storage/database';
import { S3Storage } from '../../../electron/local/storage/s3-storage';

type Script = (invocation: Invocation, signal: AbortSignal) => Promise<InvocationReply> | InvocationReply;

/** The real gateway over an invoker that a test scripts, with the real SDK in front of it. */
export async function openRuntimeGateway() {
  const root = mkdtempSync(join(tmpdir(), 'upside-invoke-'));
  const databases = openLocalDatabases(root);
  const credentials = { accessKeyId: 'AKIASCRIPTEDGATEWAY1', secretAccessKey: 'secret' };
  const records: RequestRecord[] = [];
  const faults: unknown[] = [];
  let script: Script = () => {
    throw new Error('No script was given.');
  };
  const gateway = createGateway({
    credentials,
    accountId: '000000000000',
    region: 'us-east-1',
    now: Date.now,
    storage: new S3Storage({ database: databases.resources, root, now: Date.now }),
    services: [],
    invoker: { invoke: async (invocation, signal) => script(invocation, signal) },
    ready: Promise.resolve(),
    onRequest: (record) => records.push(record),
    onFault: (error) => faults.push(error),
  });
  const endpoint = `http://127.0.0.1:${await gateway.listen(0)}`;
  const client = new SageMakerRuntimeClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
  return {
    endpoint,
    credentials,
    client,
    gateway,
    records,
    faults,
    answerWith(next: Script): void {
      script = next;
    },
    async close(): Promise<void> {
      client.destroy();
      await gateway.close();
      databases.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** A whole answer of these parts. */
export function replyOf(...parts: readonly string[]): InvocationReply {
  return {
    variant: 'blue',
    contentType: 'text/plain',
    customAttributes: null,
    body: (async function* () {
      for (const part of parts) yield Buffer.from(part);
    })(),
  };
}
