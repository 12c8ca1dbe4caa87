import type { Page } from '@playwright/test';
import { ask } from './bridge';
import { expect, test } from './fixtures';
import { JobsPage } from './pages/jobs-page';
import { LaunchPage } from './pages/launch-page';
import { serious } from './serious';

test('what was typed outlives a crash of the page and a restart of the app', async ({ launch }) => {
  const { app, window } = await launch();
  const wizard = new LaunchPage(window);
  await new JobsPage(window).newJob.click();
  await wizard.name.fill('half-written');
  await wizard.goOn('Data');
  await wizard.chooseSample('train');
  await wizard.goOn('Hyperparameters');
  await wizard.field('Seed').fill('4711');
  // The draft is written 300 ms after the last key: wait for that write, not for time.
  await expect.poll(() => savedDraft(window)).toContain('4711');

  const crashed = window.waitForEvent('crash');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await crashed;
  await app.close();

  const again = await launch();
  const restored = new LaunchPage(again.window);
  await new JobsPage(again.window).newJob.click();
  await expect(restored.restored).toBeVisible();
  await expect(restored.step('Hyperparameters')).toBeVisible();
  await expect(restored.field('Seed')).toHaveValue('4711');
  await again.window.getByRole('button', { name: 'Discard draft' }).click();
  await expect(restored.step('Recipe and name')).toBeVisible();
  await expect(restored.name).not.toHaveValue('half-written');
});

test('a form that is wrong says where, and is not left', async ({ window }) => {
  const wizard = new LaunchPage(window);
  await new JobsPage(window).newJob.click();
  await wizard.name.fill('-not a name-');
  await wizard.next.click();
  await expect(window.getByText('neither begins nor ends with a hyphen').first()).toBeVisible();
  await expect(wizard.step('Recipe and name')).toBeVisible();
  await wizard.name.fill('a-name');
  await wizard.goOn('Data');
  await wizard.next.click();
  await expect(window.getByText('Choose data for train.')).toBeVisible();
  await expect(wizard.step('Data')).toBeVisible();
});

test('what is found at an address does not move the page under a click', async ({ window }) => {
  const wizard = new LaunchPage(window);
  await new JobsPage(window).newJob.click();
  await wizard.name.fill('from-an-address');
  await wizard.goOn('Data');
  await window.getByRole('button', { name: 'In S3' }).first().click();
  const address = window.getByRole('combobox', { name: 'S3 address for train' });
  await address.fill('s3://nowhere/train.csv');
  // Pressed for long enough to have an answer.
  await wizard.next.click({ delay: 2_000 });
  await expect(wizard.step('Hyperparameters')).toBeVisible();
  await window.getByRole('button', { name: 'Previous' }).click();
  await expect(window.getByText('The data could not be read')).toBeVisible();
});

test('an instance type is found by what it has, by keyboard alone, and one the catalogue does not know is said to be unknown', async ({
  window,
}) => {
  const wizard = new LaunchPage(window);
  await wizard.open('#/launch?data=sample');
  await wizard.name.fill('on-a-gpu');
  for (const step of ['Data', 'Hyperparameters', 'Compute']) await wizard.goOn(step);
  const type = window.getByRole('combobox', { name: 'Instance type' });
  await expect(type).toHaveValue('ml.m5.large');
  await expect(window.getByText(/^2 vCPU, 8 GiB; on AWS \$0\.115 an hour in us-east-1/)).toBeVisible();
  await expect(window.getByText('Simulated: a label here, with the price AWS would charge.')).toBeVisible();

  await type.press('ArrowDown');
  const list = window.getByRole('listbox');
  const options = list.getByRole('option');
  await expect(list.getByText('Recommended for Location classifier', { exact: true })).toBeVisible();
  await expect(options.filter({ hasText: 'ml.m5.large' })).toHaveCount(1);
  await expect(list.getByText('GPU', { exact: true })).toBeVisible();
  // A type that endpoints alone may have is not offered to a training job.
  await expect(options.filter({ hasText: 'ml.t2.medium' })).toHaveCount(0);
  expect.soft(await serious(window), 'list').toEqual([]);

  await type.fill('t4 4 vcpu');
  await expect(options.filter({ hasText: 'ml.g4dn.xlarge' })).toContainText('1 × T4 16 GiB, own disk 125 GB');
  await expect(options.filter({ hasText: 'ml.g4dn.xlarge' })).toContainText('$0.736 an hour');
  await expect(options.filter({ hasText: 'ml.m5.large' })).toHaveCount(0);
  await type.press('ArrowDown');
  await type.press('ArrowDown');
  await type.press('Enter');
  await expect(type).toHaveValue(/^ml\.g/);

  await type.fill('ml.t2.medium');
  await expect(window.getByText('The catalogue has ml.t2.medium, but not for training')).toBeVisible();
  await type.fill('ml.z99.large');
  await expect(window.getByText('The catalogue does not know ml.z99.large')).toBeVisible();
  await window.keyboard.press('Escape');
  expect.soft(await serious(window), 'unknown').toEqual([]);
  await wizard.goOn('Review and launch');
  await expect(wizard.launch).toBeEnabled();
});

/** What the store holds of the draft, asked as the page itself would. */
async function savedDraft(window: Page): Promise<string> {
  return (await ask(window, 'drafts.load', { workspaceId: 'local', draft: 'launch' })).json ?? '';
}
