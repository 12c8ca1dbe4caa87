import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { JobsPage } from './pages/jobs-page';
import { LaunchPage } from './pages/launch-page';

test('by mouse: from an empty list over the sample data to a completed job', async ({ window }) => {
  const jobs = new JobsPage(window);
  const wizard = new LaunchPage(window);
  await jobs.firstJob.click();
  const name = await wizard.name.inputValue();
  await wizard.goOn('Data');
  await expect(window.getByRole('table', { name: 'Rows of each label in train' })).toContainText('harbour');
  await wizard.goOn('Hyperparameters');
  await wizard.field('Epochs').fill('3');
  await wizard.goOn('Compute');
  await expect(window.getByText('This job runs on this machine, at no charge')).toBeVisible();
  await wizard.goOn('Review and launch');
  await expect(wizard.launch).toBeEnabled();
  await wizard.launch.click();
  await expect(window).toHaveURL(new RegExp(`#/jobs/${name}$`));
  await jobs.open();
  await expect(jobs.row(name)).toContainText('Completed', { timeout: 30_000 });
});

test('by keyboard: the palette opens the wizard, Tab and Enter launch, arrows and Enter open the job', async ({
  window,
}) => {
  const jobs = new JobsPage(window);
  const wizard = new LaunchPage(window);
  await jobs.heading.waitFor();
  await window.keyboard.press('Control+k');
  await window.keyboard.type('new training');
  await window.keyboard.press('Enter');
  await wizard.step('Recipe and name').waitFor();
  const name = await wizard.name.inputValue();
  await press(window, 'Next');
  await wizard.step('Data').waitFor();
  await tabTo(window, 'A file');
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('radiogroup', { name: 'Sample data for train' })).toBeVisible();
  for (const step of ['Hyperparameters', 'Compute', 'Review and launch']) {
    await press(window, 'Next');
    await wizard.step(step).waitFor();
  }
  await expect(wizard.launch).toBeEnabled();
  await press(window, 'Launch on local workspace · no charge');
  await expect(window).toHaveURL(new RegExp(`#/jobs/${name}$`));
  await jobs.open();
  await expect(jobs.row(name)).toBeVisible();
  await tabTo(window, 'Select a job');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('Enter');
  await expect(window).toHaveURL(new RegExp(`#/jobs/${name}$`));
});

test('what was typed outlives a crash of the page and a restart of the app', async ({ launch }) => {
  const { app, window } = await launch();
  const wizard = new LaunchPage(window);
  await new JobsPage(window).newJob.click();
  await wizard.name.fill('half-written');
  await wizard.goOn('Data');
  await wizard.useSample('train');
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

test('axe finds nothing serious on the list and in any step', async ({ window }) => {
  const wizard = new LaunchPage(window);
  const jobs = new JobsPage(window);
  await jobs.firstJob.waitFor();
  for (const theme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme: theme });
    expect(await serious(window), `list, ${theme}`).toEqual([]);
  }
  await jobs.firstJob.click();
  for (const step of ['Data', 'Hyperparameters', 'Compute', 'Review and launch', null]) {
    for (const theme of ['light', 'dark'] as const) {
      await window.emulateMedia({ colorScheme: theme });
      expect(await serious(window), `before ${step}, ${theme}`).toEqual([]);
    }
    if (step !== null) await wizard.goOn(step);
  }
});

/** Violations a person would stumble over, by rule and place. Legacy mode: Electron opens no second page for it. */
async function serious(window: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** What the store holds of the draft, asked as the page itself would. */
function savedDraft(window: Page): Promise<string> {
  return window.evaluate(async () => {
    const { upside } = globalThis as unknown as {
      upside: { request(name: string, input: unknown): Promise<{ data?: { json: string | null } }> };
    };
    return (await upside.request('drafts.load', { draft: 'launch' })).data?.json ?? '';
  });
}

/** Tabs until what has the focus is called `name`. */
async function tabTo(window: Page, name: string): Promise<void> {
  for (let count = 0; count < 120; count += 1) {
    await window.keyboard.press('Tab');
    const focused = await window.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
    });
    if (focused === name) return;
  }
  throw new Error(`Tab never reached ${name}.`);
}

async function press(window: Page, name: string): Promise<void> {
  await tabTo(window, name);
  await window.keyboard.press('Enter');
}
