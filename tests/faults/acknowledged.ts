import { createHash } from 'node:crypto';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { CreateTrainingJobCommand, type CreateTrainingJobCommandInput } from '@aws-sdk/client-sagemaker';
import { expect } from 'vitest';
import type { WorkspaceDriver } from '../fakes/workspace-driver';

const digestOf = (body: Buffer): string => createHash('sha256').update(body).digest('hex');

interface Upload {
  readonly key: string;
  readonly id: string;
  readonly parts: { readonly number: number; readonly etag: string; readonly body: Buffer }[];
  completed: boolean;
}

/**
 * Writes to daemons that are killed meanwhile, remembers what they said yes to, and asks a later one
 * for all of it. Each method writes until it is done or its daemon is gone.
 */
export class Acknowledged {
  readonly jobs: string[] = [];
  readonly #objects = new Map<string, string>();
  readonly #uploads: Upload[] = [];

  get objects(): number {
    return this.#objects.size;
  }

  get uploads(): readonly { readonly completed: boolean }[] {
    return this.#uploads;
  }

  /** Objects and jobs in turn. The first job of a round runs `sleeperUri` and has to be ended, the others end by themselves. */
  createJobs(workspace: WorkspaceDriver, round: number, sleeperUri: string): Promise<void> {
    return untilGone(async () => {
      for (let index = 0; index < 3; index++) {
        const name = `kill-${round}-${index}`;
        const body = Buffer.alloc(300_000, name);
        await workspace.put(`kills/${name}.bin`, body);
        this.#objects.set(`kills/${name}.bin`, digestOf(body));
        const job = index === 0 ? workspace.scriptJob(name, sleeperUri) : classifierJob(workspace, name);
        await workspace.sagemaker.send(new CreateTrainingJobCommand(job));
        this.jobs.push(name);
      }
    });
  }

  /** One upload of two parts after the other, the first as small as S3 allows it. */
  uploadParts(workspace: WorkspaceDriver, round: number): Promise<void> {
    return untilGone(async () => {
      for (let index = 0; index < 3; index++) {
        const target = { Bucket: workspace.bucket, Key: `kills/parts-${round}-${index}.bin` };
        const { UploadId } = await workspace.s3.send(new CreateMultipartUploadCommand(target));
        const upload: Upload = { key: target.Key, id: String(UploadId), parts: [], completed: false };
        this.#uploads.push(upload);
        for (const [number, bytes] of [
          [1, 5 * 2 ** 20],
          [2, 1000],
        ] as const) {
          const body = Buffer.alloc(bytes, `${target.Key} ${number}`);
          const part = new UploadPartCommand({ ...target, UploadId, PartNumber: number, Body: body });
          upload.parts.push({ number, etag: String((await workspace.s3.send(part)).ETag), body });
        }
        await workspace.s3.send(completion(workspace, upload));
        upload.completed = true;
      }
    });
  }

  /** Every object as it was sent; every upload whole, or open with the parts it had, and then completed. */
  async expectAll(workspace: WorkspaceDriver): Promise<void> {
    for (const [key, digest] of this.#objects) expect(digestOf(await workspace.get(key)), key).toBe(digest);
    for (const upload of this.#uploads.filter(({ parts }) => parts.length > 0)) {
      const whole = Buffer.concat(upload.parts.map(({ body }) => body));
      if (!upload.completed && !(await isComplete(workspace, upload))) {
        await expectParts(workspace, upload);
        await workspace.s3.send(completion(workspace, upload));
      }
      expect(digestOf(await workspace.get(upload.key)), upload.key).toBe(digestOf(whole));
    }
  }
}

function classifierJob(workspace: WorkspaceDriver, name: string): CreateTrainingJobCommandInput {
  const S3Uri = `s3://${workspace.bucket}/kills/data/`;
  return {
    ...workspace.scriptJob(name, ''),
    AlgorithmSpecification: { TrainingImage: 'upside.local/location-classifier:1', TrainingInputMode: 'File' },
    HyperParameters: { epochs: '2' },
    InputDataConfig: [{ ChannelName: 'train', DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri } } }],
    OutputDataConfig: { S3OutputPath: `s3://${workspace.bucket}/kills/out` },
  };
}

function completion(workspace: WorkspaceDriver, { key, id, parts }: Upload): CompleteMultipartUploadCommand {
  return new CompleteMultipartUploadCommand({
    Bucket: workspace.bucket,
    Key: key,
    UploadId: id,
    MultipartUpload: { Parts: parts.map(({ number, etag }) => ({ PartNumber: number, ETag: etag })) },
  });
}

/** Whether an upload whose completion was never acknowledged was completed all the same. */
async function isComplete(workspace: WorkspaceDriver, { key }: Upload): Promise<boolean> {
  return workspace.get(key).then(
    () => true,
    (error: Error) => {
      if (error.name !== 'NoSuchKey') throw error;
      return false;
    },
  );
}

async function expectParts(workspace: WorkspaceDriver, { key, id, parts }: Upload): Promise<void> {
  const listed = await workspace.s3.send(new ListPartsCommand({ Bucket: workspace.bucket, Key: key, UploadId: id }));
  const found = new Map((listed.Parts ?? []).map(({ PartNumber, ETag }) => [PartNumber, ETag]));
  expect(
    parts.filter(({ number, etag }) => found.get(number) !== etag).map(({ number }) => `${key} part ${number}`),
  ).toEqual([]);
}

/** A killed daemon answers nothing; an answer that refuses would be a fault of the test or of the daemon. */
async function untilGone(write: () => Promise<void>): Promise<void> {
  await write().catch((error: unknown) => {
    if ((error as { $response?: unknown }).$response) throw error;
  });
}
