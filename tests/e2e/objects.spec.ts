import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { choosing } from './choosing';
import { expect, test } from './fixtures';
import { serious } from './serious';
import { stopDaemon } from './stop-daemon';
import { workspaceOf } from './workspace';

test('a bucket is looked through, filled, previewed, emptied, and still shown when nobody answers', async ({
  launch,
  home,
}) => {
  test.setTimeout(90_000);
  const { app, window } = await launch();
  const folder = join(home, 'town');
  mkdirSync(join(folder, 'harbour'), { recursive: true });
  writeFileSync(join(folder, 'notes.json'), '{"lamp": "green"}');
  writeFileSync(join(folder, 'harbour', 'boats.csv'), 'name,berth\nTern,4\nPetrel,7\n');

  await window.getByRole('link', { name: 'Data', exact: true }).click();
  await window.getByRole('link', { name: 'S3 browser' }).click();
  await expect(window.getByRole('heading', { name: /^Buckets/, level: 1 })).toBeVisible();
  const workspace = workspaceOf(home);
  await workspace.put('first/light.txt', 'the lamp is lit');
  workspace.close();
  await window.evaluate(() => {
    location.hash = '#/jobs';
  });
  await window.getByRole('link', { name: 'Data', exact: true }).click();
  await window.getByRole('link', { name: 'S3 browser' }).click();
  await expect(window.getByText('of this workspace')).toBeVisible();
  await look(window, 'buckets');
  await window.getByRole('link', { name: /^sagemaker-/ }).click();
  const table = window.getByRole('grid', { name: 'Folder' });
  await expect(table.getByRole('link', { name: 'first/' })).toBeVisible();

  await choosing(app, folder);
  await window.getByRole('button', { name: 'Upload a folder' }).click();
  await expect(window.getByText('Uploaded 2 objects')).toBeVisible();
  await table.getByRole('link', { name: 'town/' }).click();
  await table.getByRole('button', { name: 'Show notes.json' }).click();
  await expect(window.getByRole('region', { name: 'Text of notes.json' })).toContainText('"lamp": "green"');
  await look(window, 'preview');
  await table.getByRole('link', { name: 'harbour/' }).click();
  await table.getByRole('button', { name: 'Show boats.csv' }).click();
  await expect(window.getByRole('region', { name: 'Rows of boats.csv' })).toContainText('Petrel');

  await window.getByRole('navigation', { name: 'Folders' }).getByRole('link', { name: 'town' }).click();
  await table.getByRole('checkbox', { name: 'Choose harbour/' }).check();
  await window.getByRole('button', { name: 'Delete', exact: true }).click();
  const dialog = window.getByRole('dialog', { name: 'Delete from S3?' });
  await expect(dialog).toContainText('/town/harbour/');
  await expect(dialog).toContainText('27 B');
  await expect(dialog).toContainText('us-east-1');
  await look(window, 'delete');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(window.getByText('Deleted 1 object')).toBeVisible();
  await expect(table.getByRole('link', { name: 'harbour/' })).toHaveCount(0);

  await window.getByRole('searchbox', { name: 'Filter this folder' }).fill('nothing is called so');
  await window.getByRole('button', { name: 'Clear the filter' }).click();
  await stopDaemon(home);
  await expect(window.getByText(/^Offline: this folder as of/)).toBeVisible({ timeout: 20_000 });
  await expect(table.getByRole('button', { name: 'Show notes.json' })).toBeVisible();
  await expect(window.getByRole('button', { name: 'Upload files' }).first()).toBeDisabled();
  await look(window, 'offline');
});

async function look(window: Page, what: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme: theme });
    await expect
      .soft(window.locator('body'))
      .toHaveClass(theme === 'dark' ? /awsui-dark-mode/ : /^(?!.*awsui-dark-mode)/);
    expect.soft(await serious(window, theme === 'light' ? 'all' : 'colours'), `${what}, ${theme}`).toEqual([]);
  }
}
