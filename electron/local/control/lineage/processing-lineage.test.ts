import { afterEach, beforeEach, expect, it } from 'vitest';
import { ControlBench, jobRequest, settled } from '../testing/control-bench';
import { processingRequest } from '../testing/processing-request';

let bench: ControlBench;
beforeEach(() => {
  bench = new ControlBench();
});
afterEach(() => bench.close());

const [raw, whole, trainFile] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];
const prepared = 's3://bucket/sets/prepared/';
const train = 's3://bucket/sets/prepared/dialogue/train.jsonl';

/** Prepares s3://bucket/sets/raw/ into `prepared`. */
async function prepare(name: string): Promise<void> {
  bench.now += 1000;
  const S3Input = { S3Uri: 's3://bucket/sets/raw/', LocalPath: '/opt/ml/processing/input/raw', S3DataType: 'S3Prefix' };
  const S3Output = { S3Uri: prepared, LocalPath: '/opt/ml/processing/output/prepared', S3UploadMode: 'EndOfJob' };
  const request = processingRequest(name, {
    ProcessingInputs: [{ InputName: 'raw', S3Input }],
    ProcessingOutputConfig: { Outputs: [{ OutputName: 'prepared', S3Output }] },
    Environment: { UPSIDE_DATASET: 'hollow' },
  });
  await bench.send('CreateProcessingJob', request);
  const { observer, finish } = bench.processing.last;
  observer.started();
  observer.loaded('raw', raw);
  const parts = [
    { path: '', sha256: whole },
    { path: 'dialogue/train.jsonl', sha256: trainFile },
  ];
  const outputs = [{ name: 'prepared', s3Uri: prepared, files: 1, sha256: whole, parts }];
  finish({ kind: 'completed', exitMessage: null, outputs });
  await settled();
}

/** Trains on `train`, in which it finds this content. */
async function trainOn(name: string, sha256: string): Promise<void> {
  bench.now += 1000;
  const DataSource = { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: train } };
  await bench.send('CreateTrainingJob', jobRequest(name, { InputDataConfig: [{ ChannelName: 'train', DataSource }] }));
  const { observer, finish } = bench.runtime.last;
  observer.phase('Downloading', 'd');
  observer.staged('train', sha256);
  finish({ kind: 'completed', artifactS3Uri: `s3://bucket/out/${name}/output/model.tar.gz` });
  await settled();
}

const trial = (name: string) => `arn:aws:sagemaker:us-east-1:123456789012:experiment-trial-component/${name}`;

/** What leads to this trial component, as [type, source] of each, nearest first. */
async function history(name: string): Promise<unknown[]> {
  const { Vertices } = await bench.send('QueryLineage', { StartArns: [trial(name)], Direction: 'Ascendants' });
  return Promise.all(
    (Vertices as { Arn: string; LineageType: string }[]).map(async ({ Arn, LineageType }) => {
      if (LineageType === 'TrialComponent') {
        const { Source } = await bench.send('DescribeTrialComponent', { TrialComponentName: Arn });
        return Source;
      }
      const { Source, Properties } = await bench.send('DescribeArtifact', { ArtifactArn: Arn });
      return [(Source as { SourceUri: string }).SourceUri, (Properties as { Sha256?: string } | undefined)?.Sha256];
    }),
  );
}

const processing = {
  SourceArn: 'arn:aws:sagemaker:us-east-1:123456789012:processing-job/prep',
  SourceType: 'SageMakerProcessingJob',
};

it('leads from a training job over one file of an output to the processing job and the raw data', async () => {
  await prepare('prep');
  await trainOn('learn', trainFile);
  expect(await history('learn-aws-training-job')).toEqual([
    [train, trainFile],
    ['upside.local/location-classifier:1', undefined],
    processing,
    ['s3://bucket/sets/raw/', raw],
    ['upside.local/prepare-dialogue:1', undefined],
  ]);
  expect(await bench.send('DescribeTrialComponent', { TrialComponentName: trial('prep-aws-processing-job') })).toEqual(
    expect.objectContaining({
      Status: { PrimaryStatus: 'Completed' },
      InputArtifacts: { raw: { Value: 's3://bucket/sets/raw/' } },
      OutputArtifacts: { prepared: { Value: prepared } },
      Parameters: expect.objectContaining({ UPSIDE_DATASET: { StringValue: 'hollow' } }),
    }),
  );
});

it('does not claim data that is other than what was stored', async () => {
  await prepare('prep');
  await trainOn('learn', 'd'.repeat(64));
  expect(await history('learn-aws-training-job')).not.toContainEqual(processing);
});

it('names the job that stored the content last, and forgets what a job of a deleted name stored', async () => {
  await prepare('first');
  await prepare('second');
  await trainOn('learn', trainFile);
  const found = await history('learn-aws-training-job');
  expect(found).toContainEqual({ ...processing, SourceArn: processing.SourceArn.replace('prep', 'second') });
  expect(found).not.toContainEqual({ ...processing, SourceArn: processing.SourceArn.replace('prep', 'first') });

  await bench.send('DeleteProcessingJob', { ProcessingJobName: 'second' });
  await bench.send('CreateProcessingJob', processingRequest('second'));
  bench.processing.last.finish({ kind: 'completed', exitMessage: null, outputs: [] });
  await settled();
  await trainOn('again', trainFile);
  expect(await history('again-aws-training-job')).not.toContainEqual(
    expect.objectContaining({ SourceType: 'SageMakerProcessingJob' }),
  );
});
