import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptOfJob } from './script-mode';
import { sentHyperParameters, sentInputs, toTrainingRequest } from './training-request';
import { plainTraining, type TrainingSpec, trainingSpecSchema } from './training-spec';

/** A spec as version 0.1.0 wrote it into journals and files. */
const earlier = {
  name: 'job-1',
  recipeId: 'own-container',
  image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/train:1',
  roleArn: 'arn:aws:iam::123456789012:role/train',
  hyperParameters: { epochs: '3' },
  environment: {},
  inputs: [{ channel: 'train', s3Uri: 's3://b/train/', contentType: null }],
  outputS3Uri: 's3://b/out',
  checkpointS3Uri: null,
  metricDefinitions: [],
  instanceType: 'ml.m5.xlarge',
  instanceCount: 1,
  volumeGb: 30,
  maxRuntimeSeconds: 3_600,
  spot: false,
  tags: {},
};
const spec: TrainingSpec = trainingSpecSchema.parse(earlier);
const script = { sourceS3Uri: 's3://b/code/sourcedir.tar.gz', entryPoint: 'train.py' };

/** The fields that are wrong, as their paths. */
function wrong(changes: object): readonly string[] {
  const parsed = trainingSpecSchema.safeParse({ ...spec, ...changes });
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
}

describe('a spec', () => {
  it('of an earlier version is the job it was, and sends what it sent', () => {
    expect(spec).toEqual({ ...earlier, ...plainTraining });
    expect(toTrainingRequest(spec)).toEqual({
      TrainingJobName: 'job-1',
      AlgorithmSpecification: { TrainingImage: earlier.image, TrainingInputMode: 'File' },
      RoleArn: earlier.roleArn,
      HyperParameters: { epochs: '3' },
      InputDataConfig: [
        {
          ChannelName: 'train',
          DataSource: {
            S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://b/train/', S3DataDistributionType: 'FullyReplicated' },
          },
        },
      ],
      OutputDataConfig: { S3OutputPath: 's3://b/out' },
      ResourceConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 30 },
      StoppingCondition: { MaxRuntimeInSeconds: 3_600 },
    });
  });

  it.each<[string, object, readonly string[]]>([
    ['a wait without spot', { maxWaitSeconds: 7_200 }, ['maxWaitSeconds']],
    ['a wait below the run time', { spot: true, maxWaitSeconds: 3_599 }, ['maxWaitSeconds']],
    ['a wait of the run time', { spot: true, maxWaitSeconds: 3_600 }, []],
    ['a warm pool of spot instances', { spot: true, keepAliveSeconds: 60 }, ['keepAliveSeconds']],
    ['a warm pool of over an hour', { keepAliveSeconds: 3_601 }, ['keepAliveSeconds']],
    ['31 retries', { retryAttempts: 31 }, ['retryAttempts']],
    ['subnets alone', { network: { ...spec.network, subnetIds: ['subnet-1'] } }, ['network.securityGroupIds']],
    ['groups alone', { network: { ...spec.network, securityGroupIds: ['sg-1'] } }, ['network.subnetIds']],
    [
      '17 subnets',
      { network: { ...spec.network, subnetIds: Array(17).fill('subnet-1'), securityGroupIds: ['sg-1'] } },
      ['network.subnetIds'],
    ],
    [
      '6 groups',
      { network: { ...spec.network, subnetIds: ['subnet-1'], securityGroupIds: Array(6).fill('sg-1') } },
      ['network.securityGroupIds'],
    ],
    [
      'encrypted traffic of one instance',
      { network: { ...spec.network, encryptTraffic: true } },
      ['network.encryptTraffic'],
    ],
    ['a checkpoint folder without S3', { checkpointLocalPath: '/opt/ml/checkpoints' }, ['checkpointLocalPath']],
    [
      'a checkpoint folder of SageMaker’s own',
      { checkpointS3Uri: 's3://b/c', checkpointLocalPath: '/opt/ml/model' },
      ['checkpointLocalPath'],
    ],
    ['arguments alone', { container: { entrypoint: [], arguments: ['x'] } }, ['container.arguments']],
    ['two ways to start', { script, container: { entrypoint: ['sh'], arguments: [] } }, ['container.entrypoint']],
    ['torchrun without a script', { distribution: { kind: 'torchrun' } }, ['distribution']],
    [
      'hyperparameters of the framework',
      { script, hyperParameters: { sagemaker_program: 'x.py' } },
      ['hyperParameters.sagemaker_program'],
    ],
    ['a script outside its archive', { script: { ...script, entryPoint: '../x.py' } }, ['script.entryPoint']],
    ['a channel twice', { inputs: [...spec.inputs, ...spec.inputs] }, ['inputs']],
    ['a tag of AWS', { tags: { 'aws:x': '1' } }, ['tags']],
  ])('with %s', (_what, changes, fields) => {
    expect(wrong(changes)).toEqual(fields);
  });

  it('is refused whenever the wait is shorter than the run, and only then', () => {
    const seconds = fc.integer({ min: 1, max: 2_419_200 });
    fc.assert(
      fc.property(seconds, seconds, (maxRuntimeSeconds, maxWaitSeconds) => {
        const fields = wrong({ spot: true, maxRuntimeSeconds, maxWaitSeconds });
        expect(fields).toEqual(maxWaitSeconds < maxRuntimeSeconds ? ['maxWaitSeconds'] : []);
      }),
    );
  });

  it('never sends what SageMaker refuses, whatever passed the rules', () => {
    fc.assert(
      fc.property(anyChanges, (changes) => {
        const parsed = trainingSpecSchema.safeParse({ ...spec, ...changes });
        fc.pre(parsed.success);
        if (!parsed.success) return;
        const {
          EnableManagedSpotTraining: spot,
          ResourceConfig,
          StoppingCondition,
          VpcConfig,
        } = toTrainingRequest(parsed.data);
        const { MaxRuntimeInSeconds: run, MaxWaitTimeInSeconds: wait } = StoppingCondition;
        expect(spot === true).toBe(wait !== undefined);
        if (wait !== undefined) expect(wait).toBeGreaterThanOrEqual(run);
        expect(spot === true && ResourceConfig.KeepAlivePeriodInSeconds !== undefined).toBe(false);
        if (VpcConfig !== undefined) {
          expect(VpcConfig.Subnets.length).toBeGreaterThan(0);
          expect(VpcConfig.SecurityGroupIds.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});

const ids = (prefix: string, maxLength: number) =>
  fc.array(
    fc.nat(99).map((n) => `${prefix}-${n}`),
    { maxLength },
  );
const anyChanges = fc.record(
  {
    spot: fc.boolean(),
    maxWaitSeconds: fc.option(fc.integer({ min: 1_800, max: 7_200 })),
    keepAliveSeconds: fc.option(fc.integer({ min: 1, max: 3_600 })),
    network: fc.record({
      subnetIds: ids('subnet', 3),
      securityGroupIds: ids('sg', 3),
      isolation: fc.boolean(),
      encryptTraffic: fc.constant(false),
    }),
  },
  { requiredKeys: [] },
);

describe('script mode', () => {
  it('is told by hyperparameters as the SDK encodes them', () => {
    const mpi = { kind: 'mpi', processesPerHost: 4, options: '-x A=1' } as const;
    expect(sentHyperParameters({ ...spec, script, distribution: mpi })).toEqual({
      epochs: '3',
      sagemaker_program: '"train.py"',
      sagemaker_submit_directory: '"s3://b/code/sourcedir.tar.gz"',
      sagemaker_instance_type: '"ml.m5.xlarge"',
      sagemaker_mpi_enabled: 'true',
      sagemaker_mpi_num_of_processes_per_host: '4',
      sagemaker_mpi_custom_mpi_options: '"-x A=1"',
    });
    expect(sentHyperParameters({ ...spec, script, distribution: { kind: 'torchrun' } })).toMatchObject({
      sagemaker_torch_distributed_enabled: 'true',
    });
    expect(sentHyperParameters(spec)).toEqual({ epochs: '3' });
  });

  it('reaches an isolated job as a channel, which is a file also where the data is a pipe', () => {
    const isolated = { ...spec, script, inputMode: 'Pipe' as const, network: { ...spec.network, isolation: true } };
    expect(sentHyperParameters(isolated).sagemaker_submit_directory).toBe('"/opt/ml/input/data/code/sourcedir.tar.gz"');
    expect(sentInputs(isolated).at(-1)).toEqual({ channel: 'code', s3Uri: script.sourceS3Uri, contentType: null });
    expect(toTrainingRequest(isolated).InputDataConfig.map(({ InputMode }) => InputMode)).toEqual([undefined, 'File']);
  });
});

it('is read back from the job it made, whatever its launcher and network', () => {
  const launchers = [
    { kind: 'none' },
    { kind: 'torchrun' },
    { kind: 'mpi', processesPerHost: 4, options: '-x A=1' },
  ] as const;
  for (const isolation of [false, true]) {
    for (const distribution of launchers) {
      const sent = { ...spec, script, distribution, network: { ...spec.network, isolation } };
      expect(scriptOfJob(sentHyperParameters(sent), sentInputs(sent))).toEqual({
        script,
        distribution,
        hyperParameters: spec.hyperParameters,
        inputs: spec.inputs,
      });
    }
  }
  const plain = { script: null, distribution: { kind: 'none' }, hyperParameters: { a: '1' }, inputs: spec.inputs };
  expect(scriptOfJob({ a: '1' }, spec.inputs)).toEqual(plain);
});
