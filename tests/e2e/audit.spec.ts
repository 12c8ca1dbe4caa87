import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Page } from '@playwright/test';
import { runCli } from '../integration/cli/run-cli';
import { expect, test } from './fixtures';
import { serious } from './serious';
import { stopDaemon } from './stop-daemon';

async function look(window: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme });
    expect
      .soft(await serious(window, colorScheme === 'light' ? 'all' : 'colours'), `${what}, ${colorScheme}`)
      .toEqual([]);
  }
}

test('the audit log: what another process did, filtered, verified, exported, offline, and tampered with', async ({
  app,
  window,
  home,
}) => {
  // axe looks at four states in two themes, and the command line starts twice.
  test.setTimeout(120_000);
  await window.getByRole('link', { name: 'Audit log' }).click();
  await expect(window.getByText('Nothing was changed yet')).toBeVisible();
  await look(window, 'empty');

  expect((await runCli(home, ['data', 'upload', 'sample:locations-train'])).code).toBe(0);
  expect((await runCli(home, ['jobs', 'stop', 'never-was'])).code).toBe(1);
  await window.getByRole('button', { name: 'Read again' }).click();
  const rows = window.getByRole('grid', { name: 'Audit log' }).locator('tbody tr');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('jobs.stop');
  await expect(rows.first()).toContainText('Rejected');
  await expect(rows.last()).toContainText('command line');

  const words = window.getByRole('searchbox', { name: 'Filter the audit log' });
  await words.fill('LOCATIONS-TRAIN');
  await expect(rows).toHaveCount(1);
  await words.fill('nothing like it');
  await expect(window.getByText('No entry matches the filter')).toBeVisible();
  await look(window, 'no match');
  await window.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(rows).toHaveCount(2);

  // The log is this console's own: it needs no workspace.
  await stopDaemon(home);
  await window.getByRole('button', { name: 'Verify' }).click();
  await expect(window.getByText('The audit log is intact: 2 entries')).toBeVisible();
  await look(window, 'verified');

  const file = join(home, 'kept.jsonl');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await window.getByRole('button', { name: 'Export' }).click();
  await expect(window.getByText('Saved kept.jsonl')).toBeVisible();
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(2);

  const database = new DatabaseSync(join(home, 'store.db'));
  database.exec("DROP TRIGGER audit_unchanged; UPDATE audit SET hash = replace(hash, 'a', 'b') WHERE sequence = 1");
  database.close();
  await window.getByRole('button', { name: 'Verify' }).click();
  await expect(window.getByText('The audit log is broken at entry 1: changed')).toBeVisible();
  await look(window, 'broken');
});
