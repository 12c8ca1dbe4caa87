import type { Page } from '@playwright/test';
import { ask } from './bridge';
import { expect, test } from './fixtures';
import { JobsPage } from './pages/jobs-page';
import { LaunchPage } from './pages/launch-page';

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

/** What the store holds of the draft, asked as the page itself would. */
async function savedDraft(window: Page): Promise<string> {
  return (await ask(window, 'drafts.load', { workspaceId: 'local', draft: 'launch' })).json ?? '';
}
