import type { Page } from '@playwright/test';
import { runProcessingJob } from '../fakes/processing-job';
import { python } from '../fakes/workspace-driver';
import { expect, test } from './fixtures';
import { ProcessingPage } from './pages/processing-page';
import { serious } from './serious';
import { stopDaemon } from './stop-daemon';
import { workspaceOf } from './workspace';

test('processing jobs are listed live, followed, stopped, looked through and kept for when nobody answers', async ({
  launch,
  home,
}) => {
  test.setTimeout(150_000);
  const { window } = await launch({ environment: { UPSIDE_PYTHON: python } });
  const page = new ProcessingPage(window);
  await page.open();
  await expect(window).toHaveURL(/#\/processing$/);
  await expect(window.getByRole('link', { name: 'Prepare the sample transcripts' })).toBeVisible();
  await look(window, 'list, empty');

  const workspace = workspaceOf(home);
  await runProcessingJob(workspace, 'reads-on', 'import time; print("page one", flush=True); time.sleep(600)');
  await expect(page.row('reads-on')).toContainText('In progress');
  await expect(page.row('reads-on')).toContainText('scene-tools:2');
  await page.openJob('reads-on');
  await expect(page.line('reads-on', 'page one')).toBeVisible();
  await expect(window.getByRole('contentinfo')).toContainText('1 job runs');
  await look(window, 'job, running');
  await page.button('Stop').click();
  const dialog = window.getByRole('dialog', { name: 'Stop this job?' });
  await expect(dialog).toContainText(workspace.daemon.accountId);
  await look(window, 'confirm');
  await dialog.getByRole('button', { name: 'Stop job' }).click();
  await expect(page.status).toHaveText('Stopped', { timeout: 30_000 });

  await runProcessingJob(workspace, 'stopped-in-the-list', 'import time; time.sleep(600)');
  await page.open();
  await expect(page.row('stopped-in-the-list')).toContainText('In progress');
  await expect(page.button('Stop')).toBeDisabled();
  await window.getByRole('radio', { name: 'Select stopped-in-the-list' }).check();
  await page.button('Stop').click();
  await dialog.getByRole('button', { name: 'Stop job' }).click();
  await expect(page.row('stopped-in-the-list')).toContainText('Stopped', { timeout: 30_000 });
  await expect(page.button('Stop')).toBeDisabled();

  await runProcessingJob(
    workspace,
    'counts-scenes',
    'print("counted"); open("/opt/ml/processing/output/left/scenes.json", "w").write("{}")',
  );
  await runProcessingJob(workspace, 'finds-nothing', 'raise SystemExit("no scene was found")');
  await page.open();
  await expect(page.row('counts-scenes')).toContainText('Completed');
  await expect(page.row('finds-nothing')).toContainText('no scene was found');
  await look(window, 'list');
  await page.openJob('counts-scenes');
  await expect(page.outputs).toContainText('scenes.json');
  await expect(page.line('counts-scenes', 'counted')).toBeVisible();
  await expect(window.getByText('SEASON', { exact: true })).toBeVisible();
  await look(window, 'job, completed');
  await page.open();
  await page.openJob('finds-nothing');
  await expect(window.getByText('Why it failed')).toBeVisible();
  await look(window, 'job, failed');
  await page.open();
  await page.filter.fill('no-job-is-called-this');
  await window.keyboard.press('Enter');
  await expect(window.getByText('No job matches the filter')).toBeVisible();
  await window.getByRole('button', { name: 'Clear the filter' }).click();

  workspace.close();
  await stopDaemon(home);
  await expect(window.getByText(/^Offline: the jobs as of/)).toBeVisible({ timeout: 20_000 });
  await look(window, 'list, offline');
  await page.openJob('counts-scenes');
  await expect(window.getByText(/^Offline: shown as of/)).toBeVisible();
  await expect(page.line('counts-scenes', 'counted')).toBeVisible();
  await look(window, 'job, offline');
});

test('an address that names no processing job says so', async ({ window }) => {
  await window.evaluate(() => {
    location.hash = '#/processing/never-was';
  });
  await expect(window.getByText('never-was could not be opened')).toBeVisible();
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
