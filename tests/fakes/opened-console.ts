import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Scope } from '../../electron/domains/scope';
import { type OpenedConsole, openConsole } from '../../electron/open-console';
import { bundlePaths, resolvePaths } from '../../electron/platform/node/paths';
import type { Result } from '../../shared/errors/result';
import { plainTraining, type TrainingSpec } from '../../shared/model/training-spec';

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface TestConsole {
  readonly console: OpenedConsole;
  readonly home: string;
  /** Account and region, once connected. */
  scope(): Promise<Scope>;
  /** Closes the console; the local workspace and the home stay. */
  close(): Promise<void>;
  /** Closes, stops the local workspace and removes the home. */
  destroy(): Promise<void>;
}

/** The console as window and command line open it, over the built bundles, in a home of its own. */
export async function openTestConsole(
  options: { readonly home?: string; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<TestConsole> {
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'upside-home-')));
  const environment = { ...process.env, ...options.environment, UPSIDE_HOME: home };
  const console = await openConsole({
    paths: resolvePaths(environment, process.platform),
    bundles: bundlePaths(join(project, 'out/node/main.js')),
    execPath: process.execPath,
    environment,
    runtime: { name: 'node', version: process.versions.node, evaluation: false },
    appVersion: '0.0.0-test',
    logger: silent,
  });
  let closed: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closed ??= console.close();
    return closed;
  };
  return {
    console,
    home,
    scope: async () => must(await console.workspace.scope()),
    close,
    async destroy() {
      await close();
      must(await console.local.stop(AbortSignal.timeout(30_000)));
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The data of a result that has to be one. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data;
}

export async function all<T>(source: AsyncIterable<Result<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(must(item));
  return items;
}

/** The first item that `wanted` accepts; leaves the stream then. */
export async function first<T>(source: AsyncIterable<Result<T>>, wanted: (item: T) => boolean): Promise<T> {
  for await (const item of source) {
    const data = must(item);
    if (wanted(data)) return data;
  }
  throw new Error('The stream ended without the item waited for.');
}

/** A launch of the built-in classifier on an uploaded file, as the wizard fills it in. */
export async function classifierSpec(
  { console, scope }: Pick<TestConsole, 'console' | 'scope'>,
  name: string,
  hyperParameters: Readonly<Record<string, string>> = {},
): Promise<TrainingSpec> {
  const where = await scope();
  const recipe = must(await console.jobs.recipes()).find(({ id }) => id === 'location-classifier');
  if (!recipe) throw new Error('The recipe is missing.');
  const state = must(await console.workspace.current());
  const sent = await all(
    console.data.upload(
      where,
      { kind: 'sample', name: 'locations-train' },
      `data/${name}/train.csv`,
      new AbortController().signal,
    ),
  );
  const done = sent.find((item) => item.kind === 'done');
  if (done?.kind !== 'done') throw new Error('The upload did not end.');
  const defaults = Object.fromEntries(recipe.hyperParameters.map((one) => [one.name, one.default]));
  return {
    ...plainTraining,
    name,
    recipeId: recipe.id,
    image: recipe.image,
    roleArn: state.defaults.roleArn,
    hyperParameters: { ...defaults, ...hyperParameters },
    environment: {},
    inputs: [{ channel: 'train', s3Uri: done.s3Uri, contentType: 'text/csv' }],
    outputS3Uri: `s3://${state.defaults.bucket}/output`,
    checkpointS3Uri: null,
    metricDefinitions: recipe.metricDefinitions,
    ...recipe.defaults,
    spot: false,
    tags: {},
  };
}
