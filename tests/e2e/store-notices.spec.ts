import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, test } from './fixtures';
import { JobsPage } from './pages/jobs-page';

test('a damaged offline store is set aside, said so, and the window works on', async ({ launch, home }) => {
  writeFileSync(join(home, 'store.db'), 'this is no database '.repeat(2_000));
  const { window } = await launch();
  await expect(window.getByText(/The offline store was damaged\. It is kept as .*store\.unavailable/)).toBeVisible();
  await expect(new JobsPage(window).heading).toBeVisible();
});

test('a store of a newer Upside is left as it is, and said so', async ({ launch, home }) => {
  const store = new DatabaseSync(join(home, 'store.db'));
  store.exec('PRAGMA user_version = 99');
  store.close();
  const { window } = await launch();
  await expect(window.getByText(/store\.newer/)).toBeVisible();
  await expect(new JobsPage(window).heading).toBeVisible();
});
