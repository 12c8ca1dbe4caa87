import { expect } from '@playwright/test';
import type { Upside } from '../../e2e/launch-upside';
import { JobPage } from '../../e2e/pages/job-page';
import { LaunchPage } from '../../e2e/pages/launch-page';
import { ModelsPage } from '../../e2e/pages/models-page';
import type { Camera } from '../camera';

const group = 'scene-locations';

/** The registry from nothing to two versions side by side, one approved; leaves them for later scenes. */
export async function modelScreens(upside: Upside, camera: Camera): Promise<void> {
  const { window } = upside;
  const models = new ModelsPage(window);
  await models.open();
  await window.getByRole('heading', { name: 'No models yet' }).waitFor();
  await camera.shoot(upside, 'models', 'empty');
  await trained(upside, 'few-epochs', '2');
  await window.getByRole('button', { name: 'Register model', exact: true }).click();
  await window.getByRole('dialog', { name: 'Register this model?' }).waitFor();
  await camera.shoot(upside, 'dialog', 'register');
  await window.keyboard.press('Escape');
  await models.register(group, 'A quick first try');
  await trained(upside, 'more-epochs', '12');
  await models.register(group, 'Trained until it stopped getting better');
  await models.node('Training job').waitFor();
  await camera.shoot(upside, 'version', 'pending');
  await models.action('Approve').click();
  await window.getByRole('dialog', { name: 'Approve this version?' }).waitFor();
  await camera.shoot(upside, 'dialog', 'approve');
  await window.keyboard.press('Escape');
  await models.judge('Approve', 'Better than version 1 on every figure.');
  await models.deploy.waitFor();
  await camera.shoot(upside, 'version', 'approved');
  await models.lineage.scrollIntoViewIfNeeded();
  await camera.shoot(upside, 'version', 'lineage', models.lineage);
  await models.open(`/${group}`);
  await models.comparison.getByText('macro_f1', { exact: true }).waitFor();
  await camera.shoot(upside, 'models', 'side-by-side');
  await models.differencesOnly.check();
  await expect(models.comparison.getByText('Recipe', { exact: true })).toBeHidden();
  await camera.shoot(upside, 'models', 'differences-only');
  await models.open();
  await models.groups.getByRole('link', { name: group }).waitFor();
  await camera.shoot(upside, 'models', 'groups');
  await models.open(`/${group}/9`);
  await window.getByText(`${group}/9 could not be opened`).waitFor();
  await camera.shoot(upside, 'version', 'not-found');
}

/** What was seen opens with the workspace gone; call it when it is. */
export async function modelsOffline(upside: Upside, camera: Camera): Promise<void> {
  const models = new ModelsPage(upside.window);
  await models.open(`/${group}/2`);
  await upside.window.getByText(/^Offline: version/).waitFor();
  await models.node('Training job').waitFor();
  await camera.shoot(upside, 'version', 'offline');
}

async function trained(upside: Upside, name: string, epochs: string): Promise<void> {
  await new LaunchPage(upside.window).launchSample(name, { Epochs: epochs });
  const job = new JobPage(upside.window, name);
  await expect(job.status).toHaveText('Completed', { timeout: 60_000 });
}
