import { afterAll, beforeAll, expect, it } from 'vitest';
import { lineageNode } from '../../../shared/model/lineage-node';
import { first, must, openTestConsole, type TestConsole } from '../../fakes/opened-console';
import { trainedJob } from '../../fakes/trained-job';
import { runCli } from '../cli/run-cli';

const never = new AbortController().signal;
let test: TestConsole;
beforeAll(async () => {
  test = await openTestConsole();
  await trainedJob(test, 'harbour-one');
  await trainedJob(test, 'harbour-two', '2');
});
afterAll(() => test.destroy());

const confirmation = async (target: string) => {
  const { accountId, region } = await test.scope();
  return { accountId, region, target };
};
const arnOf = async (label: string) => {
  const { accountId, region } = await test.scope();
  return `arn:aws:sagemaker:${region}:${accountId}:model-package/${label}`;
};

it('has no group at first, and says so from the service', async () => {
  const empty = await first(
    test.console.models.watchGroups(await test.scope(), never),
    ({ source }) => source === 'live',
  );
  expect(empty.groups).toEqual([]);
});

it('registers a completed job in one step, with its evaluation, its origin and what it takes', async () => {
  const scope = await test.scope();
  const registered = must(await test.console.models.register(scope, 'harbour-one', 'locations', 'The first'));
  expect(registered).toEqual({ arn: await arnOf('locations/1'), group: 'locations', version: 1 });
  const { value, source } = must(await test.console.models.show(scope, registered.arn));
  const job = must(await test.console.jobs.show(scope, 'harbour-one')).value;
  expect(source).toBe('live');
  expect(value.package).toMatchObject({
    approval: 'PendingManualApproval',
    description: 'The first',
    image: job.image,
    modelDataUrl: job.artifactS3Uri,
    contentTypes: ['text/csv', 'application/json', 'application/jsonlines'],
    metricsS3Uri: job.artifactS3Uri?.replace('model.tar.gz', 'evaluation.json'),
  });
  expect(value.package.metadata).toMatchObject({
    'upside.job': job.arn,
    'upside.recipe': 'location-classifier',
    'data.train': job.inputs[0]?.s3Uri,
    'data.train.sha256': expect.stringMatching(/^[0-9a-f]{64}$/),
    'hyperparameter.epochs': '1',
  });
  // What the version points at is a real object with the figures.
  must(await test.console.data.list(scope, value.package.metricsS3Uri));
  expect(value.evaluationSource).toBe('the registered report');
  const names = value.evaluation?.figures.map(({ name }) => name) ?? [];
  expect(names).toEqual(expect.arrayContaining(['accuracy', 'macro_f1']));
  expect(value.evaluation?.confusion?.labels.length).toBeGreaterThan(1);
});

it('refuses what did not complete or is not there, and journals nothing of it', async () => {
  const scope = await test.scope();
  expect(await test.console.models.register(scope, 'never-was', 'locations', '')).toMatchObject({
    ok: false,
    error: { code: 'job.not-found' },
  });
  expect(await test.console.models.versions(scope, 'no-such-group')).toMatchObject({
    ok: false,
    error: { code: 'model.not-found' },
  });
});

it('shows versions beside each other as they come, described', async () => {
  const scope = await test.scope();
  const watched = first(
    test.console.models.watchVersions(scope, 'locations', never),
    ({ versions }) => versions.length === 2 && versions.every(({ known }) => known?.evaluation != null),
  );
  must(await test.console.models.register(scope, 'harbour-two', 'locations', ''));
  const { versions } = await watched;
  expect(
    versions.map(({ summary, known }) => [summary.version, known?.package.metadata['hyperparameter.epochs']]),
  ).toEqual([
    [2, '2'],
    [1, '1'],
  ]);
});

it('approves and rejects with a note that was read back', async () => {
  const scope = await test.scope();
  const arn = await arnOf('locations/2');
  const approved = must(await test.console.models.judge(scope, arn, 'Approved', 'Better on every figure.'));
  expect(approved.value.package).toMatchObject({ approval: 'Approved', approvalNote: 'Better on every figure.' });
  const rejected = must(await test.console.models.judge(scope, await arnOf('locations/1'), 'Rejected', ''));
  expect(rejected.value.package.approval).toBe('Rejected');
  const [group] = must(await test.console.models.groups(scope)).groups;
  expect(group).toMatchObject({ name: 'locations', versions: 2, newestApproved: { version: 2 } });
});

it('follows the history from the data to the version, both ways', async () => {
  const scope = await test.scope();
  const job = must(await test.console.jobs.show(scope, 'harbour-two')).value;
  for (const arn of [job.arn, await arnOf('locations/2')]) {
    const { value: graph } = must(await test.console.models.lineage(scope, arn));
    const nodes = graph.vertices.map(lineageNode);
    const kinds = new Map(nodes.map((node) => [node.kind, node]));
    expect(kinds.get('data')).toMatchObject({ title: 'train.csv', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    // The other job ran the same image; it has no part in this history.
    expect(nodes.filter(({ kind }) => kind === 'job').map(({ title }) => title)).toEqual(['harbour-two']);
    expect(nodes.map(({ title }) => title)).toEqual(expect.arrayContaining(['model.tar.gz', 'locations/2']));
    const data = kinds.get('data')?.arn;
    expect(graph.edges).toContainEqual(expect.objectContaining({ source: data, destination: kinds.get('job')?.arn }));
  }
});

it('is driven by the command line too', async () => {
  const json = async (...words: string[]) => {
    const run = await runCli(test.home, ['models', ...words, '--json']);
    return { ...run, value: run.stdout === '' ? null : JSON.parse(run.stdout) };
  };
  expect((await json('groups')).value).toMatchObject({ groups: [{ name: 'locations' }], source: 'live' });
  expect((await json('list', 'locations')).value.versions).toHaveLength(2);
  const registered = await json('register', 'harbour-one', '--group', 'by-command');
  expect(registered).toMatchObject({ code: 0, value: { group: 'by-command', version: 1 } });
  const approved = await json('approve', 'by-command/1', '--note', 'fine');
  expect(approved.value.value.package).toMatchObject({ approval: 'Approved', approvalNote: 'fine' });
  const lineage = await runCli(test.home, ['models', 'lineage', 'job/harbour-one']);
  expect(lineage.stdout).toContain('Training job harbour-one → Model file model.tar.gz');
  expect((await json('delete', 'by-command')).code).toBe(1);
  expect((await json('delete', 'by-command/1', '--yes')).value).toEqual({ deleted: 'by-command/1' });
  expect((await json('delete', 'by-command', '--yes')).value).toEqual({ deleted: 'by-command' });
  expect(await json('show', 'by-command/1')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('model.not-found'),
  });
  expect((await json('show', 'nothing')).stderr).toContain('input.invalid');
}, 60_000);

it('deletes only what was confirmed, and says so when it is gone', async () => {
  const scope = await test.scope();
  const arn = await arnOf('locations/1');
  expect(await test.console.models.delete(scope, arn, await confirmation('locations/2'))).toMatchObject({
    ok: false,
    error: { code: 'input.invalid' },
  });
  expect(await test.console.models.deleteGroup(scope, 'locations', await confirmation('locations'))).toMatchObject({
    ok: false,
    error: { code: 'model.state' },
  });
  must(await test.console.models.delete(scope, arn, await confirmation('locations/1')));
  const { versions } = must(await test.console.models.versions(scope, 'locations'));
  expect(versions.map(({ version }) => version)).toEqual([2]);
});

it('wrote every call that changed something into the audit log', async () => {
  const { records } = must(await test.console.audit.list({ text: 'models.', action: null, outcome: null }, null, 100));
  const calls = records.map(({ action, outcome, target }) => `${action} ${target} ${outcome}`).toReversed();
  expect(calls).toEqual(
    expect.arrayContaining([
      'models.createGroup model-group/locations done',
      'models.register model/locations/1 done',
      'models.approve model/locations/2 done',
      'models.reject model/locations/1 done',
      'models.delete model/by-command/1 done',
      'models.deleteGroup model-group/locations rejected',
      'models.delete model/locations/1 done',
    ]),
  );
});

it('opens everything that was seen once without the workspace', async () => {
  const scope = await test.scope();
  must(await test.console.local.stop(AbortSignal.timeout(30_000)));
  await test.close();
  test = await openTestConsole({ home: test.home, environment: { UPSIDE_LOCAL_AUTOSTART: 'off' } });
  const groups = must(await test.console.models.groups(scope));
  expect(groups).toMatchObject({ source: 'store', groups: [{ name: 'locations' }] });
  const shown = must(await test.console.models.show(scope, await arnOf('locations/2')));
  expect(shown).toMatchObject({ source: 'store', value: { package: { approval: 'Approved' } } });
  expect(shown.value.evaluation).not.toBeNull();
  const kept = await first(test.console.models.watchVersions(scope, 'locations', never), () => true);
  expect(kept).toMatchObject({ source: 'store', versions: [{ known: { package: { version: 2 } } }] });
  const history = must(await test.console.models.lineage(scope, await arnOf('locations/2')));
  expect(history.source).toBe('store');
  expect(history.value.vertices.length).toBeGreaterThan(3);
  expect(await test.console.models.register(scope, 'harbour-one', 'locations', '')).toMatchObject({ ok: false });
});
