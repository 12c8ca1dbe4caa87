import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OneVersion } from '../../../electron/domains/datasets/contract';
import type { InsightKind } from '../../../electron/domains/insights/contract';
import { preparationOptionsSchema } from '../../../shared/model/dataset/preparation';
import { wholeNetwork } from '../../../shared/model/insights/network-view';
import { themeNames } from '../../../shared/model/insights/themes';
import { isProcessingTerminal } from '../../../shared/model/processing-job';
import { all, classifierSpec, first, must, openTestConsole, type TestConsole } from '../../fakes/opened-console';
import { runCli } from '../cli/run-cli';

const { signal } = new AbortController();
let test: TestConsole;
let folder: string;
let one: OneVersion;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'upside-insights-'));
  test = await openTestConsole();
  const scope = await test.scope().catch(async () => {
    must(await test.console.workspace.reconnect());
    return test.scope();
  });
  const confirmed = { accountId: scope.accountId, region: scope.region, target: 'town' };
  const request = {
    dataset: 'town',
    origin: { kind: 'sample' } as const,
    options: preparationOptionsSchema.parse({}),
    confirmed,
  };
  const items = await all(test.console.datasets.import(scope, request, signal));
  const done = items.at(-1);
  if (done?.kind !== 'done') throw new Error('The import did not end.');
  one = { dataset: 'town', version: done.version };
});
afterAll(async () => {
  await test.destroy();
  rmSync(folder, { recursive: true, force: true });
});

async function compute(what: InsightKind): Promise<string> {
  const scope = await test.scope();
  const { accountId, region } = scope;
  const target = `${what} of ${one.dataset}@${one.version}`;
  return must(await test.console.insights.compute(scope, one, what, { accountId, region, target })).jobName;
}

async function completed(jobName: string): Promise<void> {
  const scope = await test.scope();
  const job = await first(
    test.console.processing.watch(scope, jobName, signal),
    ({ source, value }) => source === 'live' && isProcessingTerminal(value.status),
  );
  expect([job.value.status, job.value.failureReason]).toEqual(['Completed', null]);
}

it('computes nothing for a version that is not ready, and nothing that was not confirmed', async () => {
  const scope = await test.scope();
  const { accountId, region } = scope;
  const other = { dataset: 'town', version: '000000000000' };
  const confirmed = { accountId, region, target: `themes of town@${other.version}` };
  expect(await test.console.insights.compute(scope, other, 'themes', confirmed)).toMatchObject({
    ok: false,
    error: { code: 'input.invalid' },
  });
  expect(await test.console.insights.compute(scope, one, 'network', confirmed)).toMatchObject({
    ok: false,
    error: { code: 'input.invalid' },
  });
});

it('finds themes and the lines behind them; one job runs at a time; all of it is there offline', async () => {
  const scope = await test.scope();
  await first(
    test.console.datasets.watchList(scope, signal),
    ({ source, versions }) => source === 'live' && versions.some(({ status }) => status === 'ready'),
  );
  expect(must(await test.console.insights.themes(scope, one))).toEqual({ kind: 'absent' });
  const [a, b] = await Promise.all([compute('themes'), compute('themes')]);
  expect(a).toBe(b);
  expect(a).toBe(`town-${one.version.slice(0, 8)}-themes-1`);
  await completed(a);
  const state = must(await test.console.insights.themes(scope, one));
  if (state.kind !== 'ready') throw new Error(`It is ${state.kind}.`);
  const { value: report } = state.fetched;
  expect(report.episodes.length).toBeGreaterThanOrEqual(8);

  const strongest = report.overall.indexOf(Math.max(...report.overall));
  const theme = themeNames[strongest] ?? 'Hope';
  const any = { theme, episode: null, scene: null, speaker: null, count: 500 };
  const lines = must(await test.console.insights.themeLines(scope, one, any));
  expect(lines.lines.length).toBe(Math.min(500, lines.total));
  const scores = lines.lines.map(({ themed }) => themed.scores[strongest] ?? 0);
  expect(scores).toEqual(scores.toSorted((x, y) => y - x));
  expect(scores.at(-1)).toBeGreaterThan(0);
  const [line] = lines.lines;
  expect(line?.themed.id).toBe(line?.record.id);
  const spoken = must(
    await test.console.insights.themeLines(scope, one, { ...any, speaker: line?.record.speaker ?? '', count: 3 }),
  );
  expect(spoken.lines.every(({ record }) => record.speaker === line?.record.speaker)).toBe(true);
  expect(spoken.total).toBeLessThan(lines.total);
  // The sum of the scores of a scene's lines is what the report says of the scene.
  const scene = report.scenes.find(({ records, scores: of }) => records > 3 && (of[strongest] ?? 0) > 0);
  const inScene = must(await test.console.insights.themeLines(scope, one, { ...any, scene: scene?.scene ?? '' }));
  const sum = inScene.lines.reduce((total, { themed }) => total + (themed.scores[strongest] ?? 0), 0);
  expect(sum / (scene?.records ?? 1)).toBeCloseTo(scene?.scores[strongest] ?? -1, 3);
});

it('finds the network, exports it, and says the same on the command line', async () => {
  const scope = await test.scope();
  await completed(await compute('network'));
  const state = must(await test.console.insights.network(scope, one));
  if (state.kind !== 'ready') throw new Error(`It is ${state.kind}.`);
  expect(state.fetched.value.nodes.length).toBeGreaterThanOrEqual(8);
  const path = join(folder, 'network.graphml');
  must(await test.console.insights.export(scope, one, 'network-graphml', path));
  expect(readFileSync(path, 'utf8')).toContain('<graphml');

  const again = await compute('network');
  expect(again).toBe(`town-${one.version.slice(0, 8)}-network-2`);
  await completed(again);

  const out = await runCli(test.home, ['insights', 'network', 'town', '--json']);
  expect(JSON.parse(out.stdout).network).toEqual(state.fetched.value);
  const drawn = join(folder, 'network.png');
  const whole = { filter: wholeNetwork, moved: [], mode: 'light' } as const;
  must(await test.console.insights.picture(scope, one, 'png', whole, drawn));
  expect(readFileSync(drawn).subarray(1, 4).toString('latin1')).toBe('PNG');
  const themes = await runCli(test.home, ['insights', 'themes', `town@${one.version}`]);
  expect(themes.stdout).toMatch(/^EPISODE +LINES +HOPE/m);
  const none = await runCli(test.home, ['insights', 'themes', 'nowhere']);
  expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('There is no data set nowhere')]);
});

it('reads what a trained classifier confuses and goes by', async () => {
  const scope = await test.scope();
  const spec = await classifierSpec(test, 'insight-classifier', { epochs: '2' });
  const confirmed = { accountId: scope.accountId, region: scope.region, target: spec.name };
  must(await test.console.jobs.launch(scope, spec, confirmed));
  await first(test.console.jobs.watch(scope, spec.name, signal), ({ value }) => value.status === 'Completed');
  const { value } = must(await test.console.insights.classifier(scope, spec.name));
  expect(value.evaluation?.confusion?.labels.length).toBeGreaterThan(1);
  expect(value.words?.labels[0]?.for.length).toBeGreaterThan(0);
});

it('shows everything as it was kept while the workspace is away', async () => {
  const scope = await test.scope();
  must(await test.console.local.stop(AbortSignal.timeout(30_000)));
  expect(must(await test.console.insights.themes(scope, one))).toMatchObject({
    kind: 'ready',
    fetched: { source: 'store' },
  });
  const any = { theme: 'Hope', episode: null, scene: null, speaker: null, count: 5 } as const;
  expect(must(await test.console.insights.themeLines(scope, one, any)).lines.length).toBeGreaterThan(0);
  expect(must(await test.console.insights.classifier(scope, 'insight-classifier'))).toMatchObject({ source: 'store' });
  const path = join(folder, 'themes.json');
  must(await test.console.insights.export(scope, one, 'themes-json', path));
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ version: 1 });
});
