import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PageTokens } from '../page-tokens';
import { ControlBench, jobRequest, settled } from '../testing/control-bench';
import { packageRequest } from '../testing/package-request';
import { createLineage } from './lineage';

let bench: ControlBench;
beforeEach(() => {
  bench = new ControlBench();
});
afterEach(() => bench.close());

const region = 'us-east-1';
const account = '123456789012';
const job = (name: string) => `arn:aws:sagemaker:${region}:${account}:training-job/${name}`;
const trial = (name: string) =>
  `arn:aws:sagemaker:${region}:${account}:experiment-trial-component/${name}-aws-training-job`;
const model = (name: string) => `s3://bucket/out/${name}/output/model.tar.gz`;
const endpoint = `arn:aws:sagemaker:${region}:${account}:endpoint/live`;
const Image = 'upside.local/location-classifier:1';

const channel = (ChannelName: string) => ({
  ChannelName,
  ContentType: 'text/csv',
  DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: `s3://bucket/data/${ChannelName}/` } },
});

async function train(name: string, sha256: string): Promise<void> {
  bench.now += 1000;
  const InputDataConfig = [channel('train'), channel('validation')];
  await bench.send('CreateTrainingJob', jobRequest(name, { InputDataConfig, HyperParameters: { epochs: '2' } }));
  const { observer, finish } = bench.runtime.last;
  observer.phase('Downloading', 'd');
  observer.staged('train', sha256);
  observer.staged('validation', 'f'.repeat(64));
  observer.phase('Training', 't');
  observer.metric('validation:accuracy', 0.5, bench.now);
  finish({ kind: 'completed', artifactS3Uri: model(name) });
  await settled();
}

async function register(name: string): Promise<string> {
  bench.now += 1000;
  const InferenceSpecification = { Containers: [{ Image, ModelDataUrl: model(name) }] };
  const { ModelPackageArn } = await bench.send(
    'CreateModelPackage',
    packageRequest('Chat', { InferenceSpecification }),
  );
  return String(ModelPackageArn);
}

/** An endpoint is deployed by another part of the control plane, which only tells the recorder. */
function deploy(...packages: readonly string[]): void {
  bench.now += 1000;
  createLineage(bench.database, new PageTokens(bench.database), region, account).recorder.endpointDeployed({
    arn: endpoint,
    name: 'live',
    models: packages.map((packageArn) => ({ packageArn, modelDataUrl: null })),
    at: bench.now,
  });
}

type Summary = Readonly<Record<string, unknown>>;
const list = async (operation: string, input: Record<string, unknown>) =>
  Object.values(await bench.send(operation, input))[0] as readonly Summary[];
const artifactOf = async (SourceUri: string) => String((await list('ListArtifacts', { SourceUri }))[0]?.ArtifactArn);
const endpointContext = async () => String((await list('ListContexts', { SourceUri: endpoint }))[0]?.ContextArn);
const query = async (input: Record<string, unknown>) =>
  (await bench.send('QueryLineage', { IncludeEdges: true, ...input })) as {
    Vertices: { Arn: string; Type: string; LineageType: string }[];
    Edges: { SourceArn: string; DestinationArn: string; AssociationType: string }[];
    NextToken?: string;
  };

/** `source type -association-> destination type` of every edge, sorted. */
async function arrows(input: Record<string, unknown>): Promise<string[]> {
  const { Vertices, Edges } = await query(input);
  const types = new Map(Vertices.map(({ Arn, Type }) => [Arn, Type]));
  return Edges.map(
    ({ SourceArn, DestinationArn, AssociationType }) =>
      `${types.get(SourceArn)} -${AssociationType}-> ${types.get(DestinationArn)}`,
  ).sort();
}

describe('the lineage of an endpoint', () => {
  beforeEach(async () => {
    await bench.send('CreateModelPackageGroup', { ModelPackageGroupName: 'Chat' });
  });

  it('leads from the data with its hash to the job, the model, the package, the decision and the endpoint', async () => {
    await train('a', 'a'.repeat(64));
    const arn = await register('a');
    await bench.send('UpdateModelPackage', {
      ModelPackageArn: arn,
      ModelApprovalStatus: 'Approved',
      ApprovalDescription: 'good',
    });
    deploy(arn);
    expect(await arrows({ StartArns: [await endpointContext()], Direction: 'Ascendants' })).toEqual([
      'Approval -ContributedTo-> Model',
      'DataSet -ContributedTo-> TrainingJob',
      'DataSet -ContributedTo-> TrainingJob',
      'Image -ContributedTo-> Model',
      'Image -ContributedTo-> TrainingJob',
      'Model -ContributedTo-> Model',
      'Model -ContributedTo-> ModelDeployment',
      'ModelDeployment -AssociatedWith-> Endpoint',
      'TrainingJob -Produced-> Model',
    ]);
    const [data] = await list('ListArtifacts', { SourceUri: 's3://bucket/data/train/' });
    expect(await bench.send('DescribeArtifact', { ArtifactArn: data?.ArtifactArn })).toMatchObject({
      ArtifactType: 'DataSet',
      Source: {
        SourceUri: 's3://bucket/data/train/',
        SourceTypes: [{ SourceIdType: 'Custom', Value: `sha256:${'a'.repeat(64)}` }],
      },
      Properties: { Sha256: 'a'.repeat(64) },
    });
    const downstream = await query({
      StartArns: [data?.ArtifactArn],
      Direction: 'Descendants',
      Filters: { Types: ['Endpoint'], LineageTypes: ['Context'] },
      IncludeEdges: false,
    });
    expect(downstream).toEqual({
      Vertices: [{ Arn: await endpointContext(), Type: 'Endpoint', LineageType: 'Context' }],
      Edges: [],
    });
    const [action] = await list('ListActions', { ActionType: 'Approval', SourceUri: arn });
    expect(await bench.send('DescribeAction', { ActionName: action?.ActionName })).toMatchObject({
      Status: 'Completed',
      Properties: { ModelApprovalStatus: 'Approved', ApprovalDescription: 'good' },
    });
    const [group] = await list('ListContexts', { ContextType: 'ModelGroup' });
    expect(await bench.send('DescribeContext', { ContextName: group?.ContextName })).toMatchObject({
      ContextName: 'Chat-aws-model-group',
      Source: { SourceUri: `arn:aws:sagemaker:${region}:${account}:model-package-group/Chat` },
    });
  });

  it('tells what is served now from what was served before', async () => {
    await train('a', 'a'.repeat(64));
    await train('b', 'b'.repeat(64));
    const [first, second] = [await register('a'), await register('b')];
    deploy(first);
    deploy(first, second);
    expect(await list('ListAssociations', { DestinationArn: await endpointContext() })).toHaveLength(2);
    deploy(second);
    const upstream = await query({ StartArns: [await endpointContext()], Direction: 'Ascendants' });
    const arns = upstream.Vertices.map(({ Arn }) => Arn);
    expect(arns).toContain(trial('b'));
    expect(arns).not.toContain(trial('a'));
    // Going back is another deployment; the first one is still known.
    deploy(first);
    expect(await list('ListActions', { ActionType: 'ModelDeployment', SourceUri: endpoint })).toHaveLength(3);
    expect(await list('ListAssociations', { DestinationArn: await endpointContext() })).toHaveLength(1);
  });
});

describe('the lineage of a job', () => {
  it('is a trial component that tells of it, and stays when the job is deleted', async () => {
    await train('a', 'a'.repeat(64));
    await bench.send('DeleteTrainingJob', { TrainingJobName: 'a' });
    expect(await bench.send('DescribeTrialComponent', { TrialComponentName: 'A-aws-training-job' })).toMatchObject({
      TrialComponentArn: trial('a'),
      Source: { SourceArn: job('a'), SourceType: 'SageMakerTrainingJob' },
      Status: { PrimaryStatus: 'Completed' },
      Parameters: { epochs: { StringValue: '2' }, 'SageMaker.InstanceCount': { NumberValue: 1 } },
      InputArtifacts: { train: { Value: 's3://bucket/data/train/', MediaType: 'text/csv' } },
      OutputArtifacts: { 'SageMaker.ModelArtifact': { Value: model('a') } },
      Metrics: [{ MetricName: 'validation:accuracy', Last: 0.5 }],
    });
    expect(await arrows({ StartArns: [await artifactOf(model('a'))], Direction: 'Ascendants' })).toContain(
      'TrainingJob -Produced-> Model',
    );
  });

  it('keeps the data it read apart from what has its address now', async () => {
    await train('a', 'a'.repeat(64));
    await train('b', 'b'.repeat(64));
    const data = await list('ListArtifacts', { SourceUri: 's3://bucket/data/train/' });
    expect(data).toHaveLength(2);
    const hashes = await Promise.all(
      ['a', 'b'].map(async (name) => {
        const Filters = { Types: ['DataSet'] };
        const { Vertices } = await query({
          StartArns: [trial(name)],
          Direction: 'Ascendants',
          Filters,
          IncludeEdges: false,
        });
        const described = await Promise.all(
          Vertices.map(({ Arn }) => bench.send('DescribeArtifact', { ArtifactArn: Arn })),
        );
        return described.map(({ Properties }) => (Properties as { Sha256: string }).Sha256.slice(0, 1)).sort();
      }),
    );
    expect(hashes).toEqual([
      ['a', 'f'],
      ['b', 'f'],
    ]);
  });

  it('of a name that was used before is that of the new job', async () => {
    await train('a', 'a'.repeat(64));
    await bench.send('DeleteTrainingJob', { TrainingJobName: 'a' });
    // Names may differ by case once the other is gone; their ARNs do not.
    await train('A', 'b'.repeat(64));
    const sources = await list('ListAssociations', { DestinationArn: trial('a'), SourceType: 'DataSet' });
    expect(sources).toHaveLength(2);
  });

  it('that failed has no model, and is kept with its reason', async () => {
    await bench.send('CreateTrainingJob', jobRequest('a', { InputDataConfig: [channel('train')] }));
    const { observer, finish } = bench.runtime.last;
    observer.phase('Training', 't');
    observer.staged('train', 'a'.repeat(64));
    finish({ kind: 'failed', reason: 'AlgorithmError: no' });
    await settled();
    expect(await bench.send('DescribeTrialComponent', { TrialComponentName: trial('a') })).toMatchObject({
      Status: { PrimaryStatus: 'Failed', Message: 'AlgorithmError: no' },
    });
    expect(await arrows({ StartArns: [trial('a')] })).toEqual([
      'DataSet -ContributedTo-> TrainingJob',
      'Image -ContributedTo-> TrainingJob',
    ]);
  });
});

describe('lineage questions', () => {
  beforeEach(async () => {
    for (const name of ['a', 'b', 'c']) await train(name, name.repeat(64));
  });

  it('are answered page by page with every vertex and edge once', async () => {
    const StartArns = [trial('b')];
    const whole = await query({ StartArns });
    expect(whole.Vertices).toHaveLength(11);
    const vertices: unknown[] = [];
    const edges: unknown[] = [];
    for (let NextToken: string | undefined, page = 0; page === 0 || NextToken !== undefined; page += 1) {
      const answer = await query({ StartArns, MaxResults: 3, ...(NextToken === undefined ? {} : { NextToken }) });
      expect(answer.Vertices.length).toBeLessThanOrEqual(3);
      vertices.push(...answer.Vertices);
      edges.push(...answer.Edges);
      NextToken = answer.NextToken;
    }
    expect(vertices).toEqual(whole.Vertices);
    const texts = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort();
    expect(texts(edges)).toEqual(texts(whole.Edges));
  });

  it('are filtered by time, type and property, and without a start look at everything', async () => {
    const after = await query({
      Filters: { LineageTypes: ['TrialComponent'], CreatedAfter: new Date(bench.now - 1000) },
    });
    expect(after.Vertices).toEqual([{ Arn: trial('c'), Type: 'TrainingJob', LineageType: 'TrialComponent' }]);
    const byHash = await query({ Filters: { Properties: { Sha256: 'b'.repeat(64), other: 'x' } } });
    expect(byHash.Vertices.map(({ Type }) => Type)).toEqual(['DataSet']);
    expect((await query({ Filters: { Types: ['SageMakerTrainingJob'] } })).Vertices).toHaveLength(3);
  });

  it('about associations are filtered, sorted and paged', async () => {
    expect(await list('ListAssociations', { DestinationArn: trial('a') })).toHaveLength(3);
    expect(await list('ListAssociations', { SourceArn: trial('a'), AssociationType: 'Produced' })).toEqual([
      {
        SourceArn: trial('a'),
        SourceType: 'SageMakerTrainingJob',
        SourceName: 'a-aws-training-job',
        DestinationArn: await artifactOf(model('a')),
        DestinationType: 'Model',
        AssociationType: 'Produced',
        CreationTime: expect.any(Date),
        CreatedBy: {},
      },
    ]);
    const images = await list('ListAssociations', {
      SourceType: 'Image',
      SortBy: 'DestinationArn',
      SortOrder: 'Ascending',
    });
    expect(images.map(({ DestinationArn }) => DestinationArn)).toEqual([trial('a'), trial('b'), trial('c')]);
    const first = await bench.send('ListAssociations', { MaxResults: 11 });
    const rest = await bench.send('ListAssociations', { MaxResults: 11, NextToken: first.NextToken });
    expect([first, rest].map(({ AssociationSummaries }) => (AssociationSummaries as unknown[]).length)).toEqual([
      11, 1,
    ]);
  });

  it('about what is not there are refused', async () => {
    expect(await bench.failure('QueryLineage', { StartArns: [trial('none')] })).toBe(
      `ResourceNotFound: Lineage entity '${trial('none')}' does not exist.`,
    );
    expect(await bench.failure('DescribeTrialComponent', { TrialComponentName: 'none' })).toBe(
      "ResourceNotFound: Trial Component 'none' does not exist.",
    );
    // As on SageMaker, a question starts from a lineage entity, not from what it stands for.
    expect(await bench.failure('QueryLineage', { StartArns: [job('a')] })).toMatch(/^ValidationException: /);
  });
});
