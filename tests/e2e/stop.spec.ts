import { expect, test } from './fixtures';
import { JobPage } from './pages/job-page';
import { JobsPage } from './pages/jobs-page';
import { LaunchPage } from './pages/launch-page';
import { trainingProcesses, workspaceOf } from './workspace';

const name = 'stopped-early';

test('a running job is stopped after one question, keeps its artifact, and is deleted after another', async ({
  window,
  home,
}) => {
  const job = new JobPage(window, name);
  await new LaunchPage(window).launchSample(name, { Epochs: '10000', 'Early stopping patience': '0' });
  await expect(job.line(/^epoch=\d+ /).first()).toBeVisible();

  await job.button('Stop').click();
  const dialog = window.getByRole('dialog', { name: 'Stop this job?' });
  await expect(dialog).toContainText(name);
  await expect(dialog).toContainText(workspaceOf(home).daemon.accountId);
  await expect(dialog).toContainText('us-east-1');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(trainingProcesses(home)).not.toEqual([]);

  await job.button('Stop').click();
  await job.confirm('Stop job').click();
  await expect(job.status).toHaveText('Stopped', { timeout: 30_000 });
  expect(trainingProcesses(home)).toEqual([]);
  await expect(job.outputs.getByRole('row').filter({ hasText: 'output/model.tar.gz' })).toContainText(/KiB|MiB/);

  await job.button('Delete').click();
  await job.confirm('Delete job').click();
  await expect(window).toHaveURL(/#\/jobs$/);
  await expect(new JobsPage(window).firstJob).toBeVisible();
  expect(await workspaceOf(home).jobNames()).toEqual(new Set());
  expect((await workspaceOf(home).get(`models/${name}/output/model.tar.gz`)).length).toBeGreaterThan(1_000);
});
