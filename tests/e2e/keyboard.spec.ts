import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { JobPage } from './pages/job-page';
import { JobsPage } from './pages/jobs-page';
import { LaunchPage } from './pages/launch-page';

test('by keyboard: palette, wizard, log, download and clone, and the focus is always seen', async ({ app, window }) => {
  test.setTimeout(90_000);
  const jobs = new JobsPage(window);
  const wizard = new LaunchPage(window);
  await jobs.firstJob.waitFor();
  await window.keyboard.press('Control+k');
  await window.keyboard.type('new training');
  await window.keyboard.press('Enter');
  await wizard.step('Recipe and name').waitFor();
  const name = await wizard.name.inputValue();
  const job = new JobPage(window, name);
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

  await job.heading.waitFor();
  await expect(job.status).toHaveText('Completed', { timeout: 30_000 });
  await tabTo(window, `Log of ${name}`);
  await window.keyboard.press('Home');
  await expect(job.line(/^Channel train/)).toBeVisible();
  await press(window, 'Jump to latest');
  await expect(job.line(/^Best epoch/)).toBeVisible();
  // The button is gone with its purpose; the keys still belong to the log.
  await expect(job.log).toBeFocused();

  // In place before it is asked for: the real dialog would hold up the whole application.
  const asked = await app.evaluateHandle(({ dialog }) => {
    const paths: string[] = [];
    dialog.showSaveDialog = ((_window: unknown, options: { defaultPath: string }) => {
      paths.push(options.defaultPath);
      return Promise.resolve({ canceled: true, filePath: '' });
    }) as unknown as typeof dialog.showSaveDialog;
    return paths;
  });
  await press(window, 'Download model.tar.gz');
  await expect.poll(() => asked.evaluate((paths) => paths[0])).toMatch(/model\.tar\.gz$/);

  await press(window, 'Delete');
  await expect(window.getByRole('dialog', { name: 'Delete this job?' })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(job.button('Delete')).toBeFocused();

  await window.keyboard.press('Control+k');
  await window.keyboard.type('go to training jobs');
  await window.keyboard.press('Enter');
  await expect(jobs.row(name)).toBeVisible();
  await tabTo(window, 'Select a job');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('Enter');
  await expect(window).toHaveURL(new RegExp(`#/jobs/${name}$`));
  await press(window, 'Clone');
  await expect(wizard.step('Recipe and name')).toBeVisible();
});

/** Tabs until what has the focus is called `name`; each stop on the way has to be seen. */
async function tabTo(window: Page, name: string): Promise<void> {
  for (let count = 0; count < 120; count += 1) {
    await window.keyboard.press('Tab');
    const stop = await window.evaluate(describeFocus);
    if (stop.outside) continue;
    expect(stop.seen, `the focus on “${stop.name}” is not to be seen: ${stop.look}`).toBe(true);
    if (stop.name === name) return;
  }
  throw new Error(`Tab never reached ${name}.`);
}

async function press(window: Page, name: string): Promise<void> {
  await tabTo(window, name);
  await window.keyboard.press('Enter');
}

/** Runs in the page: what has the focus, and whether an outline, a shadow or a ring around it says so. */
function describeFocus() {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) {
    return { outside: true, name: '', seen: false, look: '' };
  }
  const draws = (one: Element | null, pseudo?: string): boolean => {
    if (one === null) return false;
    const { outlineStyle, outlineWidth, boxShadow, content } = getComputedStyle(one, pseudo);
    if (pseudo !== undefined && content === 'none') return false;
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  const around = [
    element,
    element.parentElement,
    element.parentElement?.parentElement ?? null,
    element.closest('label'),
  ];
  const beside = [...(element.parentElement?.children ?? [])];
  const seen = [...around, ...beside].some((one) => draws(one) || draws(one, '::before') || draws(one, '::after'));
  const name = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
  return { outside: false, name, seen, look: element.outerHTML.slice(0, 200) };
}
