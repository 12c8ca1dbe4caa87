import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DescribeEndpointCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { afterAll, describe, expect, it } from 'vitest';
import { themedLineSchema, themeNames, themesReportSchema } from '../../../shared/model/insights/themes';
import { type LocalDaemon, startLocalDaemon } from '../../fakes/local-daemon';
import { processingFolders, records } from './processing-folder';

const folder = processingFolders('theme-classifier');

const story = [
  ...records(
    's01e01-01',
    'Ana: I still have hope.',
    'Ben: There is no hope left.',
    'Ana: The spoon is on the table.',
    '-: Run! He has a gun!',
  ),
  ...records('s01e02-01', 'Ben: I am so sorry, it is all my fault.', 'Ben: You are not alone.'),
];

describe('theme-classifier', () => {
  it('scores lines, and gathers them by episode, scene and speaker', async () => {
    const job = folder().withRecords(story);
    const { code, stderr, stdout } = await job.process();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/6 records, 5 of them with a theme\. Hope 0\.\d+/);
    const report = themesReportSchema.parse(JSON.parse(job.read('output/insight/themes.json')));
    const lines = job
      .read('output/insight/themes.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => themedLineSchema.parse(JSON.parse(line)));
    const best = new Map(lines.map(({ id, scores }) => [id, themeNames[scores.indexOf(Math.max(...scores))]]));
    expect(story.map(({ id }) => best.get(id))).toEqual(['Hope', 'Despair', undefined, 'Danger', 'Guilt', 'Trust']);
    expect(lines[0]?.words).toContainEqual({ word: 'hope', theme: 'Hope', weight: 0.7 });
    expect(lines.at(-1)?.words.some(({ theme, weight }) => theme === 'Isolation' && weight < 0)).toBe(true);

    expect(report.records).toBe(6);
    expect(report.episodes.map(({ episode, records: lines }) => [episode, lines])).toEqual([
      ['s01e01', 4],
      ['s01e02', 2],
    ]);
    expect(report.scenes[0]).toMatchObject({
      scene: 's01e01-01',
      episode: 's01e01',
      title: 'INT. ROOM 01 - DAY',
      location: 'room',
    });
    expect(report.speakers.map(({ speaker, records: lines }) => [speaker, lines])).toEqual([
      ['Ben', 3],
      ['Ana', 2],
    ]);
    // Means over all lines, those without a theme too.
    const sum = (theme: number): number => lines.reduce((total, { scores }) => total + (scores[theme] ?? 0), 0);
    for (const [theme, score] of report.overall.entries()) expect(score).toBeCloseTo(sum(theme) / 6, 3);
  });

  it('ends on SIGTERM and leaves nothing behind', async () => {
    const many = Array.from({ length: 120_000 }, (_, i) => ({
      ...story[i % story.length],
      line: i + 1,
    })) as typeof story;
    const job = folder().withRecords(many);
    const { code, stderr } = await job.process([], (line, child) => {
      if (line.startsWith('Reading ')) child.kill('SIGTERM');
    });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/Stopped on request; nothing was written\./)]);
    expect([job.has('output/insight/themes.jsonl.part'), job.has('output/insight/themes.json')]).toEqual([
      false,
      false,
    ]);
  });

  it('says what is wrong, and where', async () => {
    const job = folder().put('input/prepared/records.jsonl', `${JSON.stringify(story[0])}\nnothing\n`);
    const { code } = await job.process();
    expect([code, job.message]).toEqual([
      1,
      expect.stringMatching(/records\.jsonl line 2 is no dialogue record \(it is not JSON\)/),
    ]);
    expect(job.has('output/insight/themes.jsonl')).toBe(false);
  });
});

describe('an endpoint of theme-classifier', () => {
  let daemon: LocalDaemon;
  afterAll(() => daemon?.stop());

  it('needs no model, and answers with scores and the words behind them', async () => {
    daemon = await startLocalDaemon();
    const { endpoint, region, credentials, accountId } = daemon;
    const common = { endpoint, region, credentials, maxAttempts: 1 };
    const sagemaker = new SageMakerClient(common);
    const runtime = new SageMakerRuntimeClient(common);
    await sagemaker.send(
      new CreateModelCommand({
        ModelName: 'themes',
        ExecutionRoleArn: `arn:aws:iam::${accountId}:role/UpsideLocalExecution`,
        PrimaryContainer: { Image: 'upside.local/theme-classifier:1' },
      }),
    );
    await sagemaker.send(
      new CreateEndpointConfigCommand({
        EndpointConfigName: 'themes',
        ProductionVariants: [
          { VariantName: 'main', ModelName: 'themes', InstanceType: 'ml.m5.large', InitialInstanceCount: 1 },
        ],
      }),
    );
    await sagemaker.send(new CreateEndpointCommand({ EndpointName: 'themes', EndpointConfigName: 'themes' }));
    await expect
      .poll(
        async () => (await sagemaker.send(new DescribeEndpointCommand({ EndpointName: 'themes' }))).EndpointStatus,
        { timeout: 20_000 },
      )
      .toBe('InService');
    const ask = async (Body: string, ContentType: string): Promise<unknown> => {
      const answer = await runtime.send(new InvokeEndpointCommand({ EndpointName: 'themes', Body, ContentType }));
      return JSON.parse(answer.Body.transformToString());
    };
    const one = {
      themes: themeNames,
      predictions: [
        {
          scores: expect.objectContaining({ Hope: 0.7, Guilt: 0 }),
          words: [{ word: 'hopes', theme: 'Hope', weight: 0.7 }],
        },
      ],
    };
    expect(await ask(JSON.stringify({ texts: ['She hopes.'] }), 'application/json')).toEqual(one);
    expect(await ask('She hopes.\n', 'text/plain')).toEqual(one);
    expect(await ask('She hopes.\n', 'text/csv')).toEqual(one);
    expect(await ask('{"text": "She hopes."}', 'application/jsonlines')).toEqual(one);
    await expect(ask('{"texts": [""]}', 'application/json')).rejects.toThrow(/texts\[0\]/);
    await expect(ask('x', 'application/xml')).rejects.toThrow(/not understood/);
    sagemaker.destroy();
    runtime.destroy();
  });
});
