import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { StopTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import {
  InvokeEndpointCommand,
  InvokeEndpointWithResponseStreamCommand,
  SageMakerRuntimeClient,
} from '@aws-sdk/client-sagemaker-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvaluation } from '../../../shared/model/evaluation';
import { torchEnvironment } from '../../fakes/torch-environment';
import { ProgramJobs, recipeOf, sampleLines } from './program-jobs';

const torch = await torchEnvironment();
const recipe = await recipeOf('character-chatbot-lora');
const train = sampleLines('dialogue/train.jsonl', 60);
const validation = sampleLines('dialogue/validation.jsonl', 24);
const jobs = new ProgramJobs(torch);

/** Small enough for a processor, long enough to be interrupted. */
const small = {
  max_steps: '60',
  gradient_accumulation: '2',
  batch_size: '2',
  lora_r: '8',
  learning_rate: '0.02',
  eval_steps: '30',
  checkpoint_steps: '4',
  save: 'merged',
};

beforeAll(() => jobs.open('chat', train));
afterAll(() => jobs.close());

describe.skipIf(torch.kind === 'missing')(
  `the LoRA chatbot, a tiny Llama (${torch.kind === 'missing' ? torch.reason : torch.versions})`,
  () => {
    it('learns, and every metric of its recipe is read from its lines', async () => {
      await jobs.launch(recipe, { name: 'whole', hyperParameters: small, train, validation });
      const job = await jobs.workspace.ended('whole', 100_000);
      expect([job.TrainingJobStatus, job.FailureReason]).toEqual(['Completed', undefined]);
      const metrics = new Map(job.FinalMetricDataList?.map(({ MetricName, Value }) => [MetricName, Value]));
      expect([...metrics.keys()].sort()).toEqual(recipe.metricDefinitions.map(({ name }) => name).sort());
      const lines = await jobs.workspace.lines('whole');
      const losses = lines.flatMap((line) => Number(/train_loss=([0-9.]+)/.exec(line)?.[1] ?? Number.NaN) || []);
      expect(losses).toHaveLength(6);
      expect(losses.at(-1)).toBeLessThan((losses[0] as number) - 0.5);
      const model = await jobs.model('whole');
      expect([...model.keys()]).toEqual(
        expect.arrayContaining(['model.safetensors', 'tokenizer.json', 'code/inference.py']),
      );
      const evaluation = readEvaluation(JSON.parse(String(model.get('evaluation.json'))));
      expect(evaluation?.figures.map(({ name }) => name)).toEqual(['loss', 'perplexity']);
      expect(evaluation?.items).toBe(20);
    });

    it('killed on its way goes on from its checkpoint and ends with the same model, to the bit', async () => {
      const { bucket } = jobs.workspace;
      const more = {
        CheckpointConfig: { S3Uri: `s3://${bucket}/checkpoints/cut` },
        EnableManagedSpotTraining: true,
        StoppingCondition: { MaxRuntimeInSeconds: 600, MaxWaitTimeInSeconds: 600 },
      };
      await jobs.launch(recipe, { name: 'cut', hyperParameters: small, train, validation, more });
      await jobs.workspace.line('cut', 'Checkpoint of step 4 written.', 60_000);
      const kept = new ListObjectsV2Command({ Bucket: bucket, Prefix: 'checkpoints/cut/checkpoint-' });
      while (((await jobs.workspace.s3.send(kept)).KeyCount ?? 0) === 0)
        await new Promise((resolve) => setTimeout(resolve, 20));
      expect((await jobs.workspace.describe('cut')).TrainingJobStatus).toBe('InProgress');
      await jobs.killAndRestart();
      const job = await jobs.workspace.ended('cut', 100_000);
      expect([job.TrainingJobStatus, job.FailureReason]).toEqual(['Completed', undefined]);
      expect(await jobs.workspace.line('cut', 'Resuming from checkpoint-')).toMatch(/step \d+\.$/);
      const [whole, cut] = [await jobs.model('whole'), await jobs.model('cut')];
      expect(cut.get('model.safetensors')?.equals(whole.get('model.safetensors') as Buffer)).toBe(true);
    });

    it('in two processes learns from twice as much a step, and a stop ends both with a model', async () => {
      const hyperParameters = {
        ...small,
        max_steps: '1000000',
        log_steps: '1',
        processes_per_host: '2',
        save: 'adapter',
      };
      await jobs.launch(recipe, { name: 'pair', hyperParameters, train, validation });
      await jobs.workspace.line('pair', 'step=2 ', 60_000);
      await jobs.workspace.sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: 'pair' }));
      const job = await jobs.workspace.ended('pair', 60_000);
      expect([job.TrainingJobStatus, job.FailureReason]).toEqual(['Stopped', undefined]);
      const lines = await jobs.workspace.lines('pair');
      expect(lines).toContainEqual(expect.stringContaining('8 a step'));
      expect(lines.filter((line) => line.startsWith('step=1 '))).toHaveLength(1);
      expect(lines.at(-1)).toMatch(/^Stopped at step \d+;/);
      expect([...(await jobs.model('pair')).keys()]).toContain('adapter_model.safetensors');
    });

    it('says in one sentence what is wrong with what it was given', async () => {
      const wrong = [
        ['rank', { ...small, lora_r: '0' }, train, 'argument --lora_r: 0 is not from 1 to 1024'],
        [
          'nobody',
          { ...small, character: 'Nobody' },
          train,
          'Nobody called Nobody answers anybody in the channel train',
        ],
        ['rows', small, '{"scene":"a","turn":1}\n', 'rows.jsonl:1 has no text for character'],
        ['json', small, '{"scene":\n', 'rows.jsonl:1 is not valid JSON'],
        ['targets', { ...small, lora_targets: 'q_projection' }, train, 'lora_targets does not fit the model'],
        ['gpu', { ...small, precision: 'fp16' }, train, 'precision is fp16, and this instance has no GPU'],
      ] as const;
      for (const [name, hyperParameters, rows] of wrong)
        await jobs.launch(recipe, { name, hyperParameters, train: rows });
      for (const [name, , , reason] of wrong) {
        const job = await jobs.workspace.ended(name, 60_000);
        expect([name, job.TrainingJobStatus, job.FailureReason]).toEqual([
          name,
          'Failed',
          expect.stringContaining(reason),
        ]);
        expect(job.FailureReason).not.toContain('Traceback');
      }
    });

    it('serves what it learnt, whole and as a stream of events, as chats ask for it', async () => {
      await jobs.deploy('whole');
      const { credentials, endpoint, region } = jobs.workspace.daemon;
      const runtime = new SageMakerRuntimeClient({ endpoint, region, credentials, maxAttempts: 1 });
      const asked = (body: object) => ({
        EndpointName: 'whole',
        ContentType: 'application/json',
        Body: JSON.stringify(body),
      });
      const invoke = async (body: object) =>
        JSON.parse(Buffer.from((await runtime.send(new InvokeEndpointCommand(asked(body)))).Body ?? []).toString());
      const { characters } = await invoke({ operation: 'characters' });
      const [{ name }] = characters as [{ name: string }];
      const messages = [{ role: 'user', content: 'Where is the grey cat?' }];
      const question = { messages, character: name.toUpperCase(), max_tokens: 300, seed: 1, temperature: 0.9 };
      let whole = await invoke(question);
      // Weights that are nearly random may end an answer at any word; a long one shows that it is streamed.
      while (whole.usage.completion_tokens < 150 && question.seed < 40) {
        question.seed += 1;
        whole = await invoke(question);
      }
      expect(whole).toMatchObject({
        choices: [{ message: { role: 'assistant', content: expect.any(String) }, finish_reason: expect.any(String) }],
        upside: { kind: 'generated', character: name },
      });
      const { Body } = await runtime.send(
        new InvokeEndpointWithResponseStreamCommand(asked({ ...question, stream: true })),
      );
      const parts: string[] = [];
      for await (const { PayloadPart } of Body ?? []) parts.push(Buffer.from(PayloadPart?.Bytes ?? []).toString());
      const events = parts.join('').split('\n\n').filter(Boolean);
      expect(events.at(-1)).toBe('data: [DONE]');
      const chunks = events.slice(0, -1).map((event) => JSON.parse(event.replace(/^data: /, '')));
      const said = chunks.map(({ choices }) => choices[0].delta.content ?? '').join('');
      expect(said.trim()).toBe(whole.choices[0].message.content);
      // Events that are ready together may share a part; a whole answer at once would be a single one.
      expect([chunks.length > 3, parts.length > 1]).toEqual([true, true]);
      expect(chunks.at(-1)).toMatchObject({
        upside: { kind: 'generated' },
        usage: { prompt_tokens: whole.usage.prompt_tokens },
      });
      await expect(invoke({ messages, character: 'Nobody' })).rejects.toMatchObject({
        OriginalStatusCode: 400,
        OriginalMessage: expect.stringContaining('unknown_character'),
      });
      runtime.destroy();
    });
  },
);
