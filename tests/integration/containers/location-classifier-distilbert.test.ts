import { StopTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvaluation } from '../../../shared/model/evaluation';
import { torchEnvironment } from '../../fakes/torch-environment';
import { ProgramJobs, recipeOf, sampleLines } from './program-jobs';

const torch = await torchEnvironment();
const recipe = await recipeOf('location-classifier-distilbert');
/** Three of the sample's places: more than so small a network can tell apart in seconds. */
const some = (path: string, count: number): string => {
  const [head, ...rows] = sampleLines(path, 2_000).split('\n');
  return `${[head, ...rows.filter((row) => /,(tavern|lighthouse|mill)$/.test(row)).slice(0, count)].join('\n')}\n`;
};
const train = some('locations/train.csv', 450);
const validation = some('locations/validation.csv', 90);
const jobs = new ProgramJobs(torch);
const small = { epochs: '20', learning_rate: '0.01', max_length: '48' };

beforeAll(() => jobs.open('encoder', train));
afterAll(() => jobs.close());

describe.skipIf(torch.kind === 'missing')(
  `the DistilBERT classifier, a tiny one (${torch.kind === 'missing' ? torch.reason : torch.versions})`,
  () => {
    it('learns, and every metric of its recipe is read from its lines', async () => {
      await jobs.launch(recipe, { name: 'whole', hyperParameters: small, train, validation });
      const job = await jobs.workspace.ended('whole', 100_000);
      expect([job.TrainingJobStatus, job.FailureReason]).toEqual(['Completed', undefined]);
      const metrics = new Map(job.FinalMetricDataList?.map(({ MetricName, Value }) => [MetricName, Value]));
      expect([...metrics.keys()].sort()).toEqual(recipe.metricDefinitions.map(({ name }) => name).sort());
      const evaluation = readEvaluation(JSON.parse(String((await jobs.model('whole')).get('evaluation.json'))));
      const figure = (name: string) => evaluation?.figures.find((each) => each.name === name)?.value ?? 0;
      expect(figure('macro_f1')).toBeGreaterThan(2 * figure('macro_f1_best_constant_classifier'));
      expect(evaluation?.confusion?.counts.flat().reduce((sum, count) => sum + count)).toBe(90);
    });

    it('stopped, goes on from its checkpoint in the next job, with the weights it was given', async () => {
      const more = { CheckpointConfig: { S3Uri: `s3://${jobs.workspace.bucket}/checkpoints/two` } };
      const hyperParameters = { ...small, class_weights: '{"tavern": 2, "mill": 0.5}' };
      const endless = { ...hyperParameters, epochs: '10000', early_stopping_patience: '0' };
      await jobs.launch(recipe, { name: 'first', hyperParameters: endless, train, validation, more });
      await jobs.workspace.line('first', 'epoch=1 ', 60_000);
      await jobs.workspace.sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: 'first' }));
      expect((await jobs.workspace.ended('first', 60_000)).TrainingJobStatus).toBe('Stopped');
      await jobs.launch(recipe, { name: 'second', hyperParameters: endless, train, validation, more });
      await jobs.workspace.line('second', 'Resuming from checkpoint-', 60_000);
      await jobs.workspace.sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: 'second' }));
      await jobs.launch(recipe, { name: 'other', hyperParameters: { ...endless, seed: '2' }, train, validation, more });
      expect((await jobs.workspace.ended('other', 60_000)).FailureReason).toContain(
        'The checkpoint belongs to another job: its seed is 1, this job’s is 2.'.replace('’', "'"),
      );
    });

    it('serves one text, several, and CSV', async () => {
      await jobs.deploy('whole');
      const { credentials, endpoint, region } = jobs.workspace.daemon;
      const runtime = new SageMakerRuntimeClient({ endpoint, region, credentials, maxAttempts: 1 });
      const invoke = async (Body: string, ContentType = 'application/json', Accept?: string) =>
        Buffer.from(
          (await runtime.send(new InvokeEndpointCommand({ EndpointName: 'whole', Body, ContentType, Accept }))).Body ??
            [],
        ).toString();
      const one = JSON.parse(await invoke('{"text": "Six mugs of ale on the landlord’s table."}'));
      expect(Object.values<number>(one.probabilities).reduce((sum, share) => sum + share)).toBeCloseTo(1, 4);
      expect(one.label).toBe(Object.keys(one.probabilities)[0]);
      expect(JSON.parse(await invoke('{"instances": [{"text": "a"}, {"text": "b"}]}')).predictions).toHaveLength(2);
      expect(await invoke('"a, b"\nc\n', 'text/csv', 'text/csv')).toMatch(/^[^,]+,[0-9.e-]+\n[^,]+,[0-9.e-]+\n$/);
      await expect(invoke('{"instances": []}')).rejects.toMatchObject({ OriginalStatusCode: 400 });
      runtime.destroy();
    });
  },
);
