import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import {
  AddTagsCommand,
  CreateModelPackageCommand,
  type CreateModelPackageCommandInput,
  CreateModelPackageGroupCommand,
  CreateTrainingJobCommand,
  DeleteModelPackageCommand,
  DeleteModelPackageGroupCommand,
  DeleteTrainingJobCommand,
  DescribeArtifactCommand,
  DescribeModelPackageCommand,
  DescribeTrialComponentCommand,
  ListArtifactsCommand,
  ListAssociationsCommand,
  ListTagsCommand,
  paginateListModelPackages,
  QueryLineageCommand,
  UpdateModelPackageCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ControlBench } from './control-bench';

const root = mkdtempSync(join(tmpdir(), 'upside-registry-'));
const Image = 'upside.local/location-classifier:1';
let bench: ControlBench;
beforeAll(async () => {
  bench = await ControlBench.open({ root, slots: 1 });
  await bench.sagemaker.send(new CreateTrainingJobCommand(bench.job('trained', 2)));
  const { TrainingJobStatus, FailureReason } = await bench.ended('trained');
  expect(FailureReason).toBeUndefined();
  expect(TrainingJobStatus).toBe('Completed');
});
afterAll(async () => {
  bench?.close();
  await bench?.daemon.stop();
  rmSync(root, { recursive: true, force: true });
});

async function failure(request: Promise<unknown>): Promise<string> {
  return request.then(
    () => 'accepted',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

const arn = (kind: string, id: string) => `arn:aws:sagemaker:us-east-1:${bench.daemon.accountId}:${kind}/${id}`;
const modelUrl = () => `s3://${bench.bucket}/out/trained/output/model.tar.gz`;

function version(group: string, more: Partial<CreateModelPackageCommandInput> = {}): CreateModelPackageCommand {
  return new CreateModelPackageCommand({
    ModelPackageGroupName: group,
    InferenceSpecification: {
      Containers: [{ Image, ModelDataUrl: modelUrl(), Environment: { LOG: 'info' } }],
      SupportedContentTypes: ['application/json'],
      SupportedResponseMIMETypes: ['application/json'],
    },
    ...more,
  });
}

/** The documented hash of a channel that holds one file. */
function channelHash(channel: string): string {
  const bytes = readFileSync(`resources/samples/locations/${channel}.csv`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return createHash('sha256').update(`${channel}.csv\0${bytes.length}\0${sha256}\n`).digest('hex');
}

describe('the model registry through the SDK', () => {
  it('takes a trained model as a version, which is approved and described in full', async () => {
    const { sagemaker } = bench;
    const group = await sagemaker.send(
      new CreateModelPackageGroupCommand({
        ModelPackageGroupName: 'Locations',
        Tags: [{ Key: 'project', Value: 'upside' }],
      }),
    );
    expect(group.ModelPackageGroupArn).toBe(arn('model-package-group', 'Locations'));
    const created = await sagemaker.send(
      version('Locations', { ClientToken: 'token-1', CustomerMetadataProperties: { 'upside:job': 'trained' } }),
    );
    expect(created.ModelPackageArn).toBe(arn('model-package', 'Locations/1'));
    const again = version('Locations', {
      ClientToken: 'token-1',
      CustomerMetadataProperties: { 'upside:job': 'trained' },
    });
    expect((await sagemaker.send(again)).ModelPackageArn).toBe(created.ModelPackageArn);
    expect(await failure(sagemaker.send(version('Locations', { ClientToken: 'token-1' })))).toMatch(
      /^ConflictException: /,
    );
    await sagemaker.send(
      new UpdateModelPackageCommand({
        ModelPackageArn: created.ModelPackageArn,
        ModelApprovalStatus: 'Approved',
        ApprovalDescription: 'Good enough for the tour.',
        CustomerMetadataProperties: { reviewer: 'host' },
      }),
    );
    const described = await sagemaker.send(
      new DescribeModelPackageCommand({ ModelPackageName: created.ModelPackageArn }),
    );
    const { ETag } = await bench.s3.send(
      new HeadObjectCommand({ Bucket: bench.bucket, Key: 'out/trained/output/model.tar.gz' }),
    );
    expect(described).toMatchObject({
      ModelPackageGroupName: 'Locations',
      ModelPackageVersion: 1,
      ModelPackageStatus: 'Completed',
      ModelApprovalStatus: 'Approved',
      ApprovalDescription: 'Good enough for the tour.',
      CustomerMetadataProperties: { 'upside:job': 'trained', reviewer: 'host' },
      CreationTime: expect.any(Date),
      LastModifiedTime: expect.any(Date),
    });
    expect(described.InferenceSpecification?.Containers).toEqual([
      { Image, ModelDataUrl: modelUrl(), Environment: { LOG: 'info' }, ModelDataETag: ETag?.replaceAll('"', '') },
    ]);
  });

  it('has tags for groups and versions', async () => {
    const ResourceArn = arn('model-package', 'Locations/1');
    const Tags = [{ Key: 'stage', Value: 'tour' }];
    await bench.sagemaker.send(new AddTagsCommand({ ResourceArn, Tags }));
    expect((await bench.sagemaker.send(new ListTagsCommand({ ResourceArn }))).Tags).toEqual(Tags);
    const group = await bench.sagemaker.send(
      new ListTagsCommand({ ResourceArn: arn('model-package-group', 'Locations') }),
    );
    expect(group.Tags).toEqual([{ Key: 'project', Value: 'upside' }]);
  });

  it('pages through versions and gives no number twice', async () => {
    const { sagemaker } = bench;
    await sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'Pages' }));
    for (const _ of [1, 2, 3]) await sagemaker.send(version('Pages'));
    await sagemaker.send(new DeleteModelPackageCommand({ ModelPackageName: arn('model-package', 'Pages/3') }));
    await sagemaker.send(version('Pages'));
    const seen: (number | undefined)[] = [];
    const pages = paginateListModelPackages(
      { client: sagemaker, pageSize: 2 },
      { ModelPackageGroupName: 'Pages', SortBy: 'CreationTime', SortOrder: 'Descending' },
    );
    for await (const page of pages)
      seen.push(...(page.ModelPackageSummaryList ?? []).map(({ ModelPackageVersion }) => ModelPackageVersion));
    expect(seen).toEqual([4, 2, 1]);
    expect(
      await failure(sagemaker.send(new DeleteModelPackageGroupCommand({ ModelPackageGroupName: 'Pages' }))),
    ).toMatch(/^ConflictException: .*still contains Model Packages/);
    expect(
      await failure(
        sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn('model-package', 'Pages/3') })),
      ),
    ).toBe(`ValidationException: ModelPackage ${arn('model-package', 'Pages/3')} does not exist.`);
  });
});

describe('the lineage through the SDK', () => {
  /** Everything upstream of the version Locations/1, as a person would ask for it. */
  async function upstream() {
    const { ArtifactSummaries = [] } = await bench.sagemaker.send(
      new ListArtifactsCommand({ SourceUri: arn('model-package', 'Locations/1') }),
    );
    const start = ArtifactSummaries[0]?.ArtifactArn ?? '';
    const answer = await bench.sagemaker.send(
      new QueryLineageCommand({ StartArns: [start], Direction: 'Ascendants', IncludeEdges: true }),
    );
    return { start, vertices: answer.Vertices ?? [], edges: answer.Edges ?? [] };
  }

  it('leads from a version to the job and to the data with the hash of what was read', async () => {
    const { vertices, edges } = await upstream();
    expect(vertices.map(({ Type }) => Type).sort()).toEqual([
      'Approval',
      'DataSet',
      'DataSet',
      'Image',
      'Model',
      'Model',
      'TrainingJob',
    ]);
    expect(edges).toHaveLength(7);
    const data = await Promise.all(
      vertices
        .filter(({ Type }) => Type === 'DataSet')
        .map(({ Arn }) => bench.sagemaker.send(new DescribeArtifactCommand({ ArtifactArn: Arn }))),
    );
    expect(data.map(({ Source, Properties }) => [Source?.SourceUri, Properties?.Sha256]).sort()).toEqual([
      [`s3://${bench.bucket}/data/train/`, channelHash('train')],
      [`s3://${bench.bucket}/data/validation/`, channelHash('validation')],
    ]);
    const trial = await bench.sagemaker.send(
      new DescribeTrialComponentCommand({ TrialComponentName: 'trained-aws-training-job' }),
    );
    expect(vertices.map(({ Arn }) => Arn)).toContain(trial.TrialComponentArn);
    expect(trial).toMatchObject({
      Source: { SourceArn: arn('training-job', 'trained'), SourceType: 'SageMakerTrainingJob' },
      Status: { PrimaryStatus: 'Completed' },
      OutputArtifacts: { 'SageMaker.ModelArtifact': { Value: modelUrl() } },
      StartTime: expect.any(Date),
    });
    const into = await bench.sagemaker.send(
      new ListAssociationsCommand({ DestinationArn: trial.TrialComponentArn, SourceType: 'DataSet' }),
    );
    expect(into.AssociationSummaries?.map(({ AssociationType }) => AssociationType)).toEqual([
      'ContributedTo',
      'ContributedTo',
    ]);
  });

  it('outlives a kill -9 of the daemon and the deletion of what it is about', async () => {
    const before = await upstream();
    await bench.sagemaker.send(new DeleteTrainingJobCommand({ TrainingJobName: 'trained' }));
    await bench.sagemaker.send(
      new DeleteModelPackageCommand({ ModelPackageName: arn('model-package', 'Locations/1') }),
    );
    bench.close();
    await bench.daemon.kill();
    bench = await ControlBench.open({ root, slots: 1 });
    expect(await upstream()).toEqual(before);
    expect((await bench.sagemaker.send(version('Locations'))).ModelPackageArn).toBe(
      arn('model-package', 'Locations/2'),
    );
  });
});
