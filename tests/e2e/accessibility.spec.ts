import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { JobPage } from './pages/job-page';
import { JobsPage } from './pages/jobs-page';
import { LaunchPage } from './pages/launch-page';
import { serious } from './serious';
import { stopDaemon } from './stop-daemon';
import { answerStream, openAnew } from './stream-control';

test('axe finds nothing serious on any screen, in any state, in either theme', async ({ window, home }) => {
  test.setTimeout(120_000);
  const jobs = new JobsPage(window);
  const wizard = new LaunchPage(window);
  const job = new JobPage(window, 'looked-at');

  await jobs.firstJob.waitFor();
  await look(window, 'list, empty');
  await wizard.open();
  await wizard.name.fill('-wrong-');
  await wizard.next.click();
  await look(window, 'wizard, problems');
  await wizard.name.fill('kept');
  await jobs.open();
  await wizard.open();
  await expect(wizard.restored).toBeVisible();
  await look(window, 'wizard, restored');
  await window.getByRole('button', { name: 'Discard draft' }).first().click();

  await wizard.open('#/launch?data=sample');
  await wizard.name.fill(job.name);
  for (const step of ['Data', 'Hyperparameters', 'Compute', 'Review and launch']) {
    await wizard.goOn(step);
    if (step === 'Hyperparameters') {
      await wizard.field('Epochs').fill('10000');
      await wizard.field('Early stopping patience').fill('0');
    }
    if (step === 'Review and launch') await expect(wizard.launch).toBeEnabled();
    await look(window, `wizard, ${step}`);
  }
  await wizard.launch.click();
  await expect(job.line(/^epoch=\d+ /).first()).toBeVisible();
  await look(window, 'job, running');
  await window.keyboard.press('Control+k');
  await look(window, 'palette');
  await window.keyboard.press('Escape');
  await job.button('Stop').click();
  await look(window, 'confirm');
  await job.confirm('Stop job').click();
  await expect(job.outputs).toContainText('model.tar.gz');
  await look(window, 'job, stopped');
  await jobs.open();
  await expect(jobs.row(job.name)).toContainText('Stopped');
  await look(window, 'list');
  await jobs.filter.fill('nothing-like-it');
  await window.keyboard.press('Enter');
  await expect(window.getByText('No job matches the filter')).toBeVisible();
  await look(window, 'list, no match');

  await goTo(window, '#/jobs/never-was');
  await expect(window.getByText('never-was could not be opened')).toBeVisible();
  await look(window, 'job, not found');
  await goTo(window, '#/nowhere');
  await look(window, 'unknown address');
  await stopDaemon(home);
  await goTo(window, `#/jobs/${job.name}`);
  await expect(window.getByText(/^Offline: shown as of/)).toBeVisible({ timeout: 20_000 });
  await look(window, 'job, offline');
  await jobs.open();
  await look(window, 'list, offline');
});

test('what moves stands still when less motion is asked for', async ({ app, window }) => {
  const moving = () =>
    window.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
  // The list while it loads is the liveliest there is.
  await new JobsPage(window).firstJob.waitFor();
  await answerStream(app, 'jobs.watchList', null);
  await openAnew(window, '#/jobs');
  await new JobsPage(window).heading.waitFor();
  await expect.poll(moving).toBeGreaterThan(0);
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(moving).toBe(0);
  await window.keyboard.press('Control+k');
  await expect(window.getByRole('dialog', { name: 'Go to or do' })).toBeVisible();
  expect(await moving()).toBe(0);
});

async function look(window: Page, what: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme: theme });
    await expect
      .soft(window.locator('body'))
      .toHaveClass(theme === 'dark' ? /awsui-dark-mode/ : /^(?!.*awsui-dark-mode)/);
    // The second theme changes nothing but colours.
    expect.soft(await serious(window, theme === 'light' ? 'all' : 'colours'), `${what}, ${theme}`).toEqual([]);
  }
}

async function goTo(window: Page, hash: string): Promise<void> {
  await window.evaluate((address) => {
    location.hash = address;
  }, hash);
}
