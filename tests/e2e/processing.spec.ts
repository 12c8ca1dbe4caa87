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

test('a processing job of one’s own is checked, priced, launched and cloned', async ({ launch, home }) => {
  test.setTimeout(120_000);
  const { window } = await launch({ environment: { UPSIDE_PYTHON: python } });
  const page = new ProcessingPage(window);
  await page.open();
  await window.getByRole('link', { name: 'New processing job' }).click();
  const step = (title: string) => window.getByRole('heading', { name: title, level: 1 });
  const next = window.getByRole('button', { name: 'Next', exact: true });
  const field = (name: string) => window.getByRole('textbox', { name, exact: true });
  await step('Program').waitFor();
  await field('Name').fill('counts-words');
  await next.click();
  await expect(window.getByText('Name the image the job runs in.')).toBeVisible();
  await look(window, 'wizard, program');
  await window.getByRole('combobox', { name: 'Image' }).fill('python:3');
  await field('Entry point').fill('python3\n-c');
  await field('Arguments').fill(
    'print("counted"); open("/opt/ml/processing/output/result/words.txt", "w").write("seven")',
  );
  await next.click();
  await step('Inputs and outputs').waitFor();
  const bucket = `sagemaker-us-east-1-${workspaceOf(home).daemon.accountId}`;
  await field('S3 address of output 1').fill('s3://no-such-bucket-anywhere/words');
  await look(window, 'wizard, places');
  await next.click();
  await step('Compute').waitFor();
  const type = window.getByRole('combobox', { name: 'Instance type' });
  await type.fill('a10g 48 vcpu');
  await window.getByRole('option').filter({ hasText: 'ml.g5.12xlarge' }).click();
  await expect(window.getByText(/^48 vCPU, 192 GiB, 4 × A10G 22\.4 GiB/)).toBeVisible();
  await look(window, 'wizard, compute');
  await type.fill('ml.m5.large');
  await window.keyboard.press('Escape');
  await next.click();
  await step('Review and launch').waitFor();

  // The check that stands in the way, with the bill beside it and nothing to press.
  const start = window.getByRole('button', { name: 'Launch on local workspace · no charge' });
  await expect(window.getByText('There is no bucket no-such-bucket-anywhere.')).toBeVisible();
  await expect(window.getByText('What AWS would have charged in us-east-1')).toBeVisible();
  await expect(window.getByText('No earlier run of the same program on these instances')).toBeVisible();
  await expect(start).toBeDisabled();
  await look(window, 'wizard, review');

  await window.getByRole('button', { name: 'Previous' }).click();
  await window.getByRole('button', { name: 'Previous' }).click();
  await field('S3 address of output 1').fill(`s3://${bucket}/processing/counts-words/result`);
  await next.click();
  await next.click();
  await expect(window.getByText('Checked: the workspace takes this job')).toBeVisible();
  await start.click();
  await window.getByRole('heading', { name: 'counts-words', level: 1, exact: true }).waitFor();
  await expect(page.status).toHaveText('Completed', { timeout: 30_000 });
  await expect(page.outputs).toContainText('words.txt');

  await window.getByRole('link', { name: 'Clone' }).click();
  await step('Program').waitFor();
  await expect(window.getByRole('combobox', { name: 'Image' })).toHaveValue('python:3');
  await expect(field('Name')).toHaveValue(/^counts-words-\d{8}-\d{6}-/);
  for (const title of ['Inputs and outputs', 'Compute', 'Review and launch']) {
    await next.click();
    await step(title).waitFor();
  }
  await expect(window.getByText('from 1 earlier run', { exact: false }).first()).toBeVisible();
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
