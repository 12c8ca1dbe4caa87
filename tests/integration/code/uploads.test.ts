import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ListTrainingJobsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOptions } from '../../../electron/aws/connection';
import { asCode, type CodeLanguage } from '../../../shared/model/code/as-code';
import type { PlannedJob } from '../../../shared/model/code/planned-job';
import type { Undertaking } from '../../../shared/model/code/undertaking';
import { uploadPlace } from '../../../shared/model/code/upload';
import { preparationOptionsSchema } from '../../../shared/model/dataset/preparation';
import { isProcessingTerminal } from '../../../shared/model/processing-job';
import { toS3Uri } from '../../../shared/model/s3-uri';
import { all, classifierSpec, first, must } from '../../fakes/opened-console';
import { openServingWorkspace, type ServingWorkspace } from '../../fakes/serving-workspace';
import { type Hands, openHands } from './hands';

// Jobs whose data is still on this machine: the texts bring it into the local workspace themselves.

let workspace: ServingWorkspace;
let hands: Hands;
let sagemaker: SageMakerClient;
let s3: S3Client;
/** Files of the person, away from where the texts run. */
let elsewhere: string;
beforeAll(async () => {
  workspace = await openServingWorkspace();
  const { accountId, credentials, endpoint, region } = workspace.daemon;
  hands = await openHands(workspace.daemon);
  const options = clientOptions({ accountId, credentials, endpoint, region }, 'call');
  sagemaker = new SageMakerClient(options);
  s3 = new S3Client({ ...options, forcePathStyle: true });
  elsewhere = await mkdtemp(join(tmpdir(), 'upside-person-'));
}, 180_000);
afterAll(async () => {
  s3?.destroy();
  sagemaker?.destroy();
  await hands?.close();
  await workspace?.destroy();
  if (elsewhere) await rm(elsewhere, { recursive: true, force: true });
});

async function carryOut(what: Undertaking, language: CodeLanguage): Promise<void> {
  const text = asCode(what, language, workspace.scope.region).text ?? '';
  await hands[language === 'python' ? 'python' : 'shell'](text);
  expect(await hands.files()).toEqual([]);
}

test.each(['aws-cli', 'python'] as const)('%s uploads a file of a hostile name and trains on it', async (language) => {
  const {
    scope,
    test: { console },
  } = workspace;
  const path = join(elsewhere, '-it\'s $(touch pwned) "é".csv');
  const sample = must(await console.data.planUpload(scope, { kind: 'sample', name: 'locations-train' }, 's3://b/k'));
  await copyFile(sample?.path ?? '', path);
  const plain = await classifierSpec(workspace.test, `uploaded-${language}`, { epochs: '1' });
  const s3Uri = toS3Uri(scope.bucket, `data/training/${plain.name}/train/rows.csv`);
  const upload = must(await console.data.planUpload(scope, { kind: 'path', path }, s3Uri));
  expect(upload).toMatchObject({ kind: 'file', path, contentType: 'text/csv' });
  const spec = { ...plain, inputs: [{ channel: 'train', s3Uri, contentType: 'text/csv' }] };
  await carryOut({ kind: 'training', spec, uploads: upload === null ? [] : [upload] }, language);
  expect(await contentOf(s3Uri)).toBe(await readFile(path, 'utf8'));
  const { TrainingJobSummaries } = await sagemaker.send(new ListTrainingJobsCommand({ NameContains: spec.name }));
  const made = await console.jobs.show(scope, TrainingJobSummaries?.[0]?.TrainingJobName ?? '');
  expect(must(made).value.inputs).toEqual(spec.inputs);
});

test.each(['aws-cli', 'python'] as const)(
  '%s imports transcripts and computes an insight of them, as the console then finds them',
  async (language) => {
    const { datasets, insights } = workspace.test.console;
    const { scope } = workspace;
    const origin = { kind: 'paths', paths: [await transcripts(language)] } as const;
    const options = preparationOptionsSchema.parse({ speakers: { ADA: "Ada $(touch pwned) 'A'" } });
    const asked = { dataset: `by-${language}`, origin, options };
    const run = async (planned: PlannedJob): Promise<string> => {
      if (planned.kind === 'none') throw new Error(planned.why);
      await carryOut({ ...planned, kind: 'processing' }, language);
      await completed(planned.spec.name);
      return planned.spec.name;
    };

    const planned = must(await datasets.plan(scope, asked));
    // It was only planned.
    expect(must(await datasets.refresh(scope)).versions.map(({ dataset }) => dataset)).not.toContain(asked.dataset);
    const jobName = await run(planned);
    const made = must(await datasets.refresh(scope)).versions.find(({ dataset }) => dataset === asked.dataset);
    expect(made).toMatchObject({ status: 'ready', jobName });
    const one = { dataset: asked.dataset, version: made?.version ?? '' };
    expect(
      must(await datasets.speakers(scope, one))
        .map(({ speaker }) => speaker)
        .toSorted(),
    ).toEqual(["Ada $(touch pwned) 'A'", 'Ben']);
    const again = must(await datasets.plan(scope, asked));
    expect(again).toMatchObject({ kind: 'none', why: expect.stringContaining('is there already') });

    const computing = await run(must(await insights.plan(scope, one, 'network')));
    expect(computing).toMatch(/-network-1$/);
    expect(must(await insights.network(scope, one))).toMatchObject({ kind: 'ready' });
    // The console's own import of the same is the same version, so it starts nothing.
    const confirmed = { accountId: scope.accountId, region: scope.region, target: asked.dataset };
    const items = await all(datasets.import(scope, { ...asked, confirmed }, AbortSignal.timeout(60_000)));
    expect(items.at(-1)).toEqual({ kind: 'done', version: one.version, jobName: null });
  },
  // The SDK takes long to load, and looks only now and then whether a job has ended.
  240_000,
);

/** A folder with two short scripts, one of a hostile name. */
async function transcripts(name: string): Promise<string> {
  const folder = join(elsewhere, `-${name} $(touch pwned)`);
  await mkdir(folder);
  const lines = ['INT. HARBOUR - DAY', '', 'ADA: Who rang the bell?', 'BEN: Nobody did, Ada.', 'ADA: Then who?', ''];
  for (const file of ['s01e01.txt', "s01e02 'x' $(touch pwned).txt"])
    await writeFile(join(folder, file), [...lines, `BEN: That is ${file.slice(0, 6)}.`, ''].join('\n'));
  return folder;
}

async function completed(name: string): Promise<void> {
  const watched = workspace.test.console.processing.watch(workspace.scope, name, AbortSignal.timeout(60_000));
  const job = await first(watched, ({ source, value }) => source === 'live' && isProcessingTerminal(value.status));
  expect([job.value.status, job.value.failureReason]).toEqual(['Completed', null]);
}

async function contentOf(s3Uri: string): Promise<string> {
  const place = uploadPlace(s3Uri);
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: place.bucket, Key: place.key }));
  return (await Body?.transformToString()) ?? '';
}
