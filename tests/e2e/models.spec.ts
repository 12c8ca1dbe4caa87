import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { JobPage } from './pages/job-page';
import { LaunchPage } from './pages/launch-page';
import { ModelsPage } from './pages/models-page';
import { serious } from './serious';
import { stopDaemon } from './stop-daemon';

const group = 'town-places';

test('a job becomes a version, is compared, approved and traced; all of it opens offline', async ({ window, home }) => {
  test.setTimeout(120_000);
  const models = new ModelsPage(window);
  await models.open();
  await expect(window.getByRole('heading', { name: 'No models yet' })).toBeVisible();
  await look(window, 'no models');

  await trained(window, 'places-one', '1');
  await models.register(group, 'A first try');
  await expect(models.heading(group)).toHaveText(`${group} / version 1`);
  await trained(window, 'places-two', '6');
  await models.register(group);
  await expect(models.heading(group)).toHaveText(`${group} / version 2`);
  await expect(models.confusion).toBeVisible();
  await expect(models.deploy).toBeHidden();
  await models.judge('Approve', 'More epochs, better figures.');
  await expect(window.getByRole('main').getByRole('status').first()).toHaveText('Approved');
  await expect(window.getByText('More epochs, better figures.')).toBeVisible();
  await expect(models.deploy).toHaveAttribute('href', /^#\/deploy\?package=arn/);
  await expect(models.node('Data set').first()).toContainText(/sha256 [0-9a-f]{12}/);
  await look(window, 'version');
  // By keyboard alone: from the graph to the job that the version came of.
  await models.node('Training job').getByRole('link').press('Enter');
  await expect(new JobPage(window, 'places-two').heading).toBeVisible();

  await models.open(`/${group}`);
  const epochs = models.comparison.getByRole('row', { name: 'epochs 6 1' });
  await expect(epochs).toBeVisible();
  await expect(models.comparison.getByText('Recipe', { exact: true })).toBeVisible();
  await models.differencesOnly.check();
  await expect(epochs).toBeVisible();
  await expect(models.comparison.getByText('Recipe', { exact: true })).toBeHidden();
  await look(window, 'side by side');

  await models.open(`/${group}/1`);
  await models.action('Delete').click();
  await look(window, 'delete version');
  await window.getByRole('dialog').getByRole('button', { name: 'Delete version' }).click();
  await expect(window.getByRole('table', { name: `Versions of ${group}` }).getByRole('row')).toHaveCount(2);

  await stopDaemon(home);
  await models.open();
  await expect(window.getByText(/^Offline: the models as of .*\d\d:\d\d:\d\d/)).toBeVisible({ timeout: 20_000 });
  await expect(models.groups).toContainText(group);
  await models.open(`/${group}/2`);
  await expect(models.confusion).toBeVisible();
  await expect(models.node('Training job')).toContainText('places-two');
  await expect(models.action('Reject')).toBeDisabled();
  await look(window, 'version, offline');
});

async function trained(window: Page, name: string, epochs: string): Promise<void> {
  await new LaunchPage(window).launchSample(name, { Epochs: epochs, 'Early stopping patience': '0' });
  await expect(new JobPage(window, name).status).toHaveText('Completed', { timeout: 60_000 });
}

/** axe finds nothing serious, in either theme; the second changes nothing but colours. */
async function look(window: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme });
    expect(await serious(window, colorScheme === 'light' ? 'all' : 'colours'), `${what}, ${colorScheme}`).toEqual([]);
  }
}
