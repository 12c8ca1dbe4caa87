import { expect, test } from './fixtures';
import { JobPage } from './pages/job-page';
import { JobsPage } from './pages/jobs-page';
import { LaunchPage } from './pages/launch-page';
import { stopDaemon } from './stop-daemon';

const name = 'seen-once';

test('what was seen opens again without the workspace, says as of when, and comes back', async ({ launch, home }) => {
  const first = await launch();
  const before = new JobPage(first.window, name);
  await new LaunchPage(first.window).launchSample(name, { Epochs: '12', 'Early stopping patience': '0' });
  await expect(before.status).toHaveText('Completed', { timeout: 30_000 });
  await expect(before.outputs).toContainText('output/model.tar.gz');
  await expect.poll(() => before.epochOf('loss')).toBe(12);
  await expect(before.line(/^Best epoch/)).toBeVisible();
  await first.app.close();
  await stopDaemon(home);

  // A workspace that stays away: this window connects to one that runs and starts none by itself.
  const { window } = await launch({ environment: { UPSIDE_LOCAL_AUTOSTART: 'off' } });
  const jobs = new JobsPage(window);
  const job = new JobPage(window, name);
  await expect(window.getByText(/^Offline: the jobs as of .*\d\d:\d\d:\d\d/)).toBeVisible();
  await expect(jobs.row(name)).toContainText('Completed');
  await jobs.row(name).getByRole('link', { name }).click();
  await expect(window.getByText(/^Offline: shown as of .*\d\d:\d\d:\d\d/)).toBeVisible();
  await expect(job.status).toHaveText('Completed');
  await expect(job.phases.filter({ hasText: 'Uploading' })).toBeVisible();
  await expect(job.line(/^Best epoch/)).toBeVisible();
  await expect.poll(() => job.epochOf('loss')).toBe(12);
  await expect(job.outputs).toContainText('output/model.tar.gz');
  await expect(window.getByText(/as of .*\d\d:\d\d:\d\d/)).toHaveCount(2);

  await window.getByRole('contentinfo').getByRole('button', { name: 'Reconnect' }).click();
  await expect(window.getByRole('contentinfo').getByText('Online')).toBeVisible({ timeout: 20_000 });
  await expect(window.getByText(/^Offline: shown as of/)).toBeHidden();

  // Now it goes away under an open window.
  await jobs.open();
  await stopDaemon(home);
  await expect(window.getByText(/^Offline: the jobs as of/)).toBeVisible({ timeout: 20_000 });
  await expect(jobs.row(name)).toContainText('Completed');
  await window.keyboard.press('Control+k');
  await window.keyboard.type('reconnect');
  await window.keyboard.press('Enter');
  await expect(window.getByText(/^Offline: the jobs as of/)).toBeHidden({ timeout: 20_000 });
  await expect(jobs.row(name)).toContainText('Completed');
});
