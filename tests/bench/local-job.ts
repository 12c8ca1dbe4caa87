import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { findRuntime, runtimeArguments } from '../../electron/launch.mjs';
import type { UpsideBridge } from '../../shared/contract/transport';
import { type Recipe, recipeSchema } from '../../shared/model/recipe';
import { specFromRecipe } from '../../shared/model/recipe-spec';
import { endLocalWorkspace } from './end-local-workspace';
import { median } from './median';
import type { BenchRow } from './row';

/** What the preload put into the page these functions are evaluated in. */
declare const upside: UpsideBridge;

const repetitions = 5;
const samples = 'resources/samples/locations';

/** local-job: from asking for the launch to the first log line on screen, over spawning the same program by hand. */
export async function benchLocalJob(): Promise<readonly BenchRow[]> {
  const recipe = recipeSchema.parse(JSON.parse(await readFile('resources/recipes/location-classifier.json', 'utf8')));
  const byHand: number[] = [];
  for (let round = -1; round < repetitions; round++) {
    const milliseconds = await firstLineByHand(recipe);
    if (round >= 0) byHand.push(milliseconds);
  }
  const inWindow = await firstLinesInWindow(recipe);
  const value = median(inWindow) - median(byHand);
  return [
    {
      id: 'local-job',
      value,
      unit: 'ms on top',
      baseline: median(byHand),
      ratio: median(inWindow) / median(byHand),
      goal: '≤ 1000 ms on top of spawning it by hand',
      ok: value <= 1000,
    },
  ];
}

/** Milliseconds until the program, in a folder laid out as its contract wants it, prints its first line. */
async function firstLineByHand(recipe: Recipe): Promise<number> {
  const base = await mkdtemp(join(tmpdir(), 'upside-by-hand-'));
  for (const channel of ['train', 'validation']) {
    await mkdir(join(base, 'input/data', channel), { recursive: true });
    await cp(`${samples}/${channel}.csv`, join(base, 'input/data', channel, `${channel}.csv`));
  }
  for (const folder of ['input/config', 'model', 'output/data', 'checkpoints'])
    await mkdir(join(base, folder), { recursive: true });
  const defaults = Object.fromEntries(recipe.hyperParameters.map((parameter) => [parameter.name, parameter.default]));
  await writeFile(join(base, 'input/config/hyperparameters.json'), JSON.stringify(defaults));
  const startedAt = performance.now();
  const child = spawn(process.execPath, [resolve('out/node/algorithms/location-classifier.js'), 'train'], {
    env: {
      PATH: process.env.PATH,
      SM_INPUT_CONFIG_DIR: join(base, 'input/config'),
      SM_MODEL_DIR: join(base, 'model'),
      SM_OUTPUT_DIR: join(base, 'output'),
      SM_OUTPUT_DATA_DIR: join(base, 'output/data'),
      SM_CHANNEL_TRAIN: join(base, 'input/data/train'),
      SM_CHANNEL_VALIDATION: join(base, 'input/data/validation'),
      SM_CHECKPOINT_DIR: join(base, 'checkpoints'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  try {
    await new Promise<void>((done, failed) => {
      child.stdout.once('data', () => done());
      child.once('close', (code) => failed(new Error(`The program ended with ${code} before it printed a line.`)));
    });
    return performance.now() - startedAt;
  } finally {
    child.kill('SIGKILL');
    await ended;
    await rm(base, { recursive: true, force: true });
  }
}

async function firstLinesInWindow(recipe: Recipe): Promise<readonly number[]> {
  const runtime = await findRuntime(() => undefined);
  const home = await mkdtemp(join(tmpdir(), 'upside-bench-'));
  const environment: Record<string, string> = {
    ...(process.env as Record<string, string>),
    UPSIDE_TEST: '1',
    UPSIDE_HOME: home,
    ...(runtime.evaluation && { UPSIDE_RUNTIME: 'evaluation' }),
  };
  const flags = runtimeArguments(environment, { platform: process.platform, uid: process.getuid?.() });
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...flags, resolve('.')],
    env: environment,
  });
  try {
    const page = await app.firstWindow();
    await page.locator('main h1').first().waitFor();
    const times: number[] = [];
    for (let round = -1; round < repetitions; round++) {
      const milliseconds = await launchAndWait(page, recipe, `bench-${round + 1}`);
      if (round >= 0) times.push(milliseconds);
    }
    return times;
  } finally {
    await app.close();
    await endLocalWorkspace(home);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Launches as the wizard's last step does, goes to the job's page and waits for its first line to be drawn. */
async function launchAndWait(page: Page, recipe: Recipe, name: string): Promise<number> {
  const state = await ask<{
    workspace: { accountId: string; region: string };
    defaults: { roleArn: string; bucket: string };
  }>(page, 'workspace.current', { workspaceId: 'local' });
  const inputs = [];
  for (const channel of ['train', 'validation']) {
    const s3Uri = await uploadSample(page, channel, `bench/${name}/${channel}.csv`);
    inputs.push({ channel, s3Uri, contentType: 'text/csv' });
  }
  const spec = specFromRecipe(recipe, { name, ...state.defaults, inputs });
  const confirmed = { accountId: state.workspace.accountId, region: state.workspace.region, target: name };
  const startedAt = performance.now();
  await ask(page, 'jobs.launch', { workspaceId: 'local', spec, confirmed });
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/jobs/${name}`);
  await page.locator(`[aria-label="Log of ${name}"] .log-view-row`).first().waitFor();
  const milliseconds = performance.now() - startedAt;
  // The next round must not wait for this one's slot.
  await page.getByText('Completed', { exact: true }).first().waitFor();
  return milliseconds;
}

type Answer =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly error: { readonly message: string } };

async function ask<T>(page: Page, name: string, input: unknown): Promise<T> {
  const answer = (await page.evaluate(
    ([command, body]) => upside.request(command as string, body),
    [name, input],
  )) as Answer;
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  return answer.data as T;
}

async function uploadSample(page: Page, channel: string, key: string): Promise<string> {
  const samples = await ask<readonly { name: string; channel: string }[]>(page, 'data.samples', {});
  const sample = samples.find((candidate) => candidate.channel === channel)?.name;
  const input = { workspaceId: 'local', source: { kind: 'sample', name: sample }, key };
  return page.evaluate(
    (request) =>
      new Promise<string>((resolve, reject) => {
        upside.subscribe(
          'data.upload',
          request,
          (items) => {
            for (const item of items as { kind: string; s3Uri?: string }[])
              if (item.kind === 'done') resolve(item.s3Uri ?? '');
          },
          (end) => reject(new Error(JSON.stringify(end))),
        );
      }),
    input,
  );
}
