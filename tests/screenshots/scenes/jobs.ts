import { expect } from '@playwright/test';
import type { Upside } from '../../e2e/launch-upside';
import { JobPage } from '../../e2e/pages/job-page';
import { LaunchPage } from '../../e2e/pages/launch-page';
import { workspaceOf } from '../../e2e/workspace';
import type { Camera } from '../camera';

/** The job the wizard has just been filled in for: running, asked about, stopped. */
export async function runningJob(upside: Upside, camera: Camera, name: string): Promise<void> {
  const { window } = upside;
  const job = new JobPage(window, name);
  await new LaunchPage(window).launch.click();
  await job.heading.waitFor();
  await expect.poll(() => job.epochOf('loss'), { timeout: 30_000 }).toBeGreaterThan(150);
  await expect(job.plot('Instance, percent')).toContainText('CPU');
  await camera.shoot(upside, 'job', 'running');
  await job.log.hover();
  await window.mouse.wheel(0, -400);
  await job.jumpToLatest.waitFor();
  await camera.shoot(upside, 'job', 'log-scrolled-up');
  await job.jumpToLatest.click();
  await waitingJob(upside, camera);
  await window.keyboard.press('Control+k');
  await window.getByRole('dialog', { name: 'Go to or do' }).waitFor();
  await camera.shoot(upside, 'palette', 'open');
  await window.keyboard.press('Escape');
  await job.open();
  await job.button('Stop').click();
  await window.getByRole('dialog', { name: 'Stop this job?' }).waitFor();
  await camera.shoot(upside, 'dialog', 'stop');
  await job.confirm('Stop job').click();
  await expect(job.status).toHaveText('Stopped', { timeout: 30_000 });
  await expect(job.outputs).toContainText('model.tar.gz');
  await camera.shoot(upside, 'job', 'stopped');
}

/** A second job behind the first: it says what it waits for. */
async function waitingJob(upside: Upside, camera: Camera): Promise<void> {
  await new LaunchPage(upside.window).launchSample('orchard-or-harbour', { Epochs: '60' });
  await new JobPage(upside.window, 'orchard-or-harbour').phases.getByText('Pending').waitFor();
  await camera.shoot(upside, 'job', 'waiting');
}

/** The job that waited, and one that could not run. */
export async function endedJobs(upside: Upside, camera: Camera): Promise<void> {
  const { window, home } = upside;
  const done = new JobPage(window, 'orchard-or-harbour');
  await done.open();
  await expect(done.status).toHaveText('Completed', { timeout: 30_000 });
  await expect(done.outputs).toContainText('model.tar.gz');
  await expect(done.line(/^Best epoch/)).toBeVisible();
  await camera.shoot(upside, 'job', 'completed');
  await window.getByText('Final metrics').scrollIntoViewIfNeeded();
  await camera.shoot(upside, 'job', 'completed-below');
  const workspace = workspaceOf(home);
  await workspace.run('needs-python', 'print("never")');
  await workspace.ended('needs-python');
  workspace.close();
  const failed = new JobPage(window, 'needs-python');
  await failed.open();
  await window.getByText('Why it failed').waitFor();
  await expect(window.getByText('This job printed nothing.')).toBeVisible();
  await window.evaluate(() => document.querySelector('main')?.scrollTo(0, 0));
  await camera.shoot(upside, 'job', 'failed');
  await failed.button('Delete').click();
  await window.getByRole('dialog', { name: 'Delete this job?' }).waitFor();
  await camera.shoot(upside, 'dialog', 'delete');
  await window.keyboard.press('Escape');
}

export async function absentJob(upside: Upside, camera: Camera): Promise<void> {
  const { window } = upside;
  await window.evaluate(() => {
    location.hash = '#/jobs/never-was';
  });
  await window.getByText('never-was could not be opened').waitFor();
  await camera.shoot(upside, 'job', 'not-found');
  await window.evaluate(() => {
    location.hash = '#/nowhere';
  });
  await window.getByText('There is no screen at this address').waitFor();
  await camera.shoot(upside, 'frame', 'unknown-address');
}
