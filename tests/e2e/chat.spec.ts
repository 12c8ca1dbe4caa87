import type { ElectronApplication, Page } from '@playwright/test';
import { deployEcho } from '../fakes/echo-endpoint';
import { python } from '../fakes/workspace-driver';
import { expect, test } from './fixtures';
import { serious } from './serious';
import { stopDaemon } from './stop-daemon';
import { workspaceOf } from './workspace';

test('talk to an endpoint: streamed, stopped, another answer, edited, found again, read offline', async ({
  home,
  launch,
}) => {
  test.setTimeout(120_000);
  const { app, window } = await launch({ environment: { UPSIDE_PYTHON: python } });
  await window.getByText('Online', { exact: true }).waitFor({ timeout: 30_000 });
  await window.getByRole('link', { name: 'Playground' }).click();
  await expect(window.getByRole('heading', { name: 'No endpoint to talk to yet' })).toBeVisible();
  await look(window, 'no endpoint');
  const workspace = workspaceOf(home);
  await deployEcho(workspace, 'weir-voices', ['blue', 'green']).finally(() => workspace.close());

  const field = window.getByRole('textbox', { name: 'Message' });
  const answers = window.getByRole('article', { name: 'Echo' });
  await expect(window.getByRole('heading', { name: 'Talk to Echo' })).toBeVisible();
  await expect(field).toBeFocused();
  await window.keyboard.type('please find when it opens');
  await window.keyboard.press('Enter');
  await expect(answers.last()).toContainText('retrieved');
  await expect(answers.last()).not.toContainText('tokens');
  await answers.last().getByRole('button', { name: 'Rests on 1 training line' }).click();
  await expect(answers.last()).toContainText('lock-12');
  await expect(window).toHaveURL(/#\/chat\/[0-9a-f-]{36}$/);

  // The focus stayed, so the next message is only typed; Shift+Enter begins a line.
  await field.focus();
  await window.keyboard.type('two');
  await window.keyboard.press('Shift+Enter');
  await window.keyboard.type('lines');
  await window.keyboard.press('Enter');
  await expect(answers.last()).toContainText('You said: „two\nlines“');
  await expect(answers.last()).toContainText(/generated.*variant (blue|green).*tokens\/s/s);
  await expect(field).toBeFocused();
  await look(window, 'conversation');

  await window.keyboard.type('say it slowly');
  await window.keyboard.press('Enter');
  await expect(answers.last()).toContainText('slowly');
  // It goes on while another screen shows, and is stopped by a key when one is back.
  await window.getByRole('link', { name: 'Jobs', exact: true }).click();
  await window.getByRole('link', { name: 'Playground' }).click();
  await window.getByRole('link', { name: /please find/ }).click();
  await look(window, 'answering');
  await field.press('Escape');
  await expect(answers.last()).toContainText('stopped after');
  await expect(window.getByRole('button', { name: 'Send' })).toBeVisible();

  await window.getByRole('button', { name: 'Edit' }).last().click();
  await expect(field).toHaveValue('say it slowly');
  await field.fill('this will break');
  await field.press('Enter');
  await expect(answers.last()).toContainText('the ledger is wet');
  await look(window, 'failed answer');
  await expect(window.getByRole('button', { name: 'Try again' })).toBeVisible();

  await window.getByRole('searchbox', { name: 'Search conversations' }).fill('slowl');
  await window
    .getByRole('link', { name: /version 1/ })
    .first()
    .click();
  await expect(window.getByText(/^This is version 1/)).toBeVisible();
  await expect(answers.last()).toContainText('slowly');
  await look(window, 'earlier version');
  await window.getByRole('button', { name: 'To the present version' }).click();
  await expect(answers.last()).toContainText('the ledger is wet');

  await saveTo(app, `${home}/kept.md`);
  await window.getByRole('button', { name: 'What to do with this conversation' }).click();
  await window.getByRole('menuitem', { name: 'Export as Markdown' }).click();
  await expect(window.getByText('Saved kept.md')).toBeVisible();

  await stopDaemon(home);
  await expect(window.getByText(/^The workspace is offline/)).toBeVisible({ timeout: 20_000 });
  await expect(field).not.toBeEditable();
  await look(window, 'offline');
  await window.reload();
  await expect(answers.first()).toContainText('The lock opens at six.', { timeout: 20_000 });
  await window.getByRole('button', { name: 'What to do with this conversation' }).click();
  await window.getByRole('menuitem', { name: 'Delete' }).click();
  await window.getByRole('button', { name: 'Delete conversation' }).click();
  await expect(window.getByText('Every conversation is kept here, also to be read offline.')).toBeVisible();
});

test('a preset persona: chosen, begun with one of its questions, and told to the endpoint', async ({
  home,
  launch,
}) => {
  test.setTimeout(120_000);
  const { window } = await launch({ environment: { UPSIDE_PYTHON: python } });
  await window.getByText('Online', { exact: true }).waitFor({ timeout: 30_000 });
  const workspace = workspaceOf(home);
  await deployEcho(workspace, 'open-voice', ['only'], false).finally(() => workspace.close());
  await window.getByRole('link', { name: 'Playground' }).click();
  await expect(window.getByRole('heading', { name: 'Talk to Assistant' })).toBeVisible({ timeout: 20_000 });

  await window.getByRole('button', { name: /^Persona/ }).click();
  await window.getByPlaceholder('Find a persona').fill('librarian');
  await look(window, 'personas');
  await window.getByRole('option', { name: /Pell/ }).click();
  await expect(window.getByRole('heading', { name: 'Talk to Pell' })).toBeVisible();
  await expect(window.getByText('The Bells of Wickerly')).toBeVisible();
  await look(window, 'starters');

  const field = window.getByRole('textbox', { name: 'Message' });
  await window.getByRole('button', { name: 'Can a library keep a secret?' }).click();
  await expect(field).toHaveValue('Can a library keep a secret?');
  await expect(field).toBeFocused();
  await window.keyboard.press('Enter');
  const answers = window.getByRole('article', { name: 'Pell' });
  await expect(answers.last()).toContainText('You said: „Can a library keep a secret?“');
  await field.fill('What were you told?');
  await field.press('Enter');
  await expect(answers.last()).toContainText('You are Abernathy Pell');
});

async function look(window: Page, what: string): Promise<void> {
  expect.soft(await serious(window, 'all'), what).toEqual([]);
}

/** Answers save dialogs with a path. */
function saveTo(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (() => Promise.resolve({ canceled: false, filePath })) as typeof dialog.showSaveDialog;
  }, path);
}
