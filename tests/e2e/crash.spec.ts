import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { plainTraining, type TrainingSpec } from '../../shared/model/training-spec';
import { processesOf } from '../fakes/processes-of';
import { seededRandom } from '../fakes/seeded-random';
import { ask, askAgain, inPage } from './bridge';
import { expect, test } from './fixtures';
import { JobPage } from './pages/job-page';
import { LaunchPage } from './pages/launch-page';
import { workspaceOf } from './workspace';

const dataKey = 'data/crash/train.csv';

test('a crashed page comes back with its draft; the job went on and its log is whole', async ({
  app,
  window,
  home,
}) => {
  test.setTimeout(150_000);
  const name = 'went-on';
  const wizard = new LaunchPage(window);
  await wizard.launchSample(name, { Epochs: '500', 'Early stopping patience': '0' });
  await window.evaluate(() => {
    location.hash = '#/launch';
  });
  await wizard.name.fill('half-typ');
  await expect
    .poll(async () => (await ask(window, 'drafts.load', { workspaceId: 'local', draft: 'launch' })).json)
    .toContain('half-typ');
  const before = (await workspaceOf(home).lines(name)).length;

  const crashed = window.waitForEvent('crash');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await crashed;
  const text = 'document.body.innerText';
  await expect.poll(() => inPage<string>(app, text).catch(() => '')).toContain('Draft restored');
  const field = 'document.querySelector("main input[type=text]")?.value ?? ""';
  await expect.poll(() => inPage<string>(app, field)).toBe('half-typ');

  await inPage(app, `location.hash = "#/jobs/${name}"`);
  await expect.poll(() => inPage<string>(app, text), { timeout: 90_000 }).toContain('Uploading what the training job');
  await expect.poll(() => inPage<string>(app, text)).toContain('output/model.tar.gz');
  const lines = await workspaceOf(home).lines(name);
  expect(lines.length).toBeGreaterThan(before);
  await expect
    .poll(async () =>
      (await askAgain(app, 'logs.page', { workspaceId: 'local', jobName: name, from: 0, count: 2_000 })).lines.map(
        (line) => line.text,
      ),
    )
    .toEqual(lines);
});

test('ten times kill -9 while jobs run: every launched job is there, its log neither short nor doubled', async ({
  launch,
  home,
}) => {
  test.setTimeout(240_000);
  const random = seededRandom(20);
  const acknowledged: string[] = [];
  for (let round = 0; round < 10; round += 1) {
    const { app, window } = await launch();
    const spec = await sampleSpec(window, `survivor-${round}`);
    if (round === 0) await workspaceOf(home).put(dataKey, readFileSync('resources/samples/locations/train.csv'));
    // The log of the job before is on its way into the store when the kill comes.
    const open = acknowledged.at(-1);
    if (open !== undefined) await new JobPage(window, open).open();
    // Not Playwright's close event: that waits for whoever still holds the dead process's output.
    const ended = once(app.process(), 'exit');
    const confirmed = { accountId: workspaceOf(home).daemon.accountId, region: 'us-east-1', target: spec.name };
    const launching = ask(window, 'jobs.launch', { workspaceId: 'local', spec, confirmed }).then(
      () => acknowledged.push(spec.name),
      () => undefined,
    );
    // The kill may fall before, between and after the call, its reply, and the first lines.
    await delay(random() * 700);
    process.kill(app.process().pid as number, 'SIGKILL');
    await Promise.all([ended, launching]);
  }

  const { app, window } = await launch();
  const workspace = workspaceOf(home);
  const created = await workspace.jobNames();
  for (const name of acknowledged) expect(created).toContain(name);
  expect(created.size).toBeGreaterThan(0);
  await expect
    .poll(async () => (await ask(window, 'jobs.list', { workspaceId: 'local' })).jobs.map((job) => job.name).toSorted())
    .toEqual([...created].toSorted());
  for (const name of created) {
    await workspace.ended(name, 60_000);
    await new JobPage(window, name).open();
    const lines = await workspace.lines(name);
    expect(lines.at(-1)).toMatch(/^Best epoch/);
    const held = { workspaceId: 'local', jobName: name, from: 0, count: 2_000 };
    await expect.poll(async () => (await ask(window, 'logs.page', held)).lines.map((line) => line.text)).toEqual(lines);
  }
  await app.close();
  await expect.poll(() => processesOf(home).filter(({ command }) => !command.includes('local.js'))).toEqual([]);
  expect(processesOf(home)).toHaveLength(1);
});

/** The recipe on its sample data as the wizard fills it in: this test's person is in a hurry. */
async function sampleSpec(window: Page, name: string): Promise<TrainingSpec> {
  const recipe = (await ask(window, 'jobs.recipes', {})).find(({ id }) => id === 'location-classifier');
  const state = await ask(window, 'workspace.current', { workspaceId: 'local' });
  if (recipe === undefined) throw new Error('There is no recipe.');
  const s3Uri = `s3://${state.defaults.bucket}/${dataKey}`;
  return {
    ...plainTraining,
    name,
    recipeId: recipe.id,
    image: recipe.image,
    roleArn: state.defaults.roleArn,
    hyperParameters: { epochs: '60', early_stopping_patience: '0' },
    environment: {},
    inputs: [{ channel: 'train', s3Uri, contentType: 'text/csv' }],
    outputS3Uri: `s3://${state.defaults.bucket}/models`,
    checkpointS3Uri: null,
    metricDefinitions: recipe.metricDefinitions,
    ...recipe.defaults,
    spot: false,
    tags: {},
  };
}
