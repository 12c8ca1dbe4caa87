import { expect } from '@playwright/test';
import type { Upside } from '../../e2e/launch-upside';
import { JobsPage } from '../../e2e/pages/jobs-page';
import { LaunchPage } from '../../e2e/pages/launch-page';
import type { Camera } from '../camera';

/** The wizard with what is wrong, with a draft of before, and at each step; ends on its review. */
export async function wizardSteps(upside: Upside, camera: Camera, name: string): Promise<void> {
  const { window } = upside;
  const wizard = new LaunchPage(window);
  await wizard.open();
  await camera.shoot(upside, 'wizard', '1-recipe');
  await wizard.name.fill('-no name-');
  await wizard.next.click();
  await window.getByText('One field needs a look.', { exact: true }).waitFor();
  await camera.shoot(upside, 'wizard', 'problems');
  await wizard.name.fill('begun-and-left');
  await new JobsPage(window).open();
  await wizard.open();
  await wizard.restored.waitFor();
  await camera.shoot(upside, 'wizard', 'restored');
  await window.getByRole('button', { name: 'Discard draft' }).first().click();
  await expect(wizard.restored).toBeHidden();

  await wizard.open('#/launch?data=sample');
  await wizard.name.fill(name);
  await wizard.goOn('Data');
  await window.getByRole('table', { name: 'Rows of each label in train' }).waitFor();
  await camera.shoot(upside, 'wizard', '2-data');
  await wizard.goOn('Hyperparameters');
  await camera.shoot(upside, 'wizard', '3-hyperparameters');
  await window.getByRole('radio', { name: 'My own' }).check();
  await window.getByRole('textbox', { name: 'Weight of orchard' }).scrollIntoViewIfNeeded();
  await camera.shoot(upside, 'wizard', '3-class-weights');
  await window.getByRole('radio', { name: 'Balanced' }).check();
  await wizard.field('Epochs').fill('10000');
  await wizard.field('Early stopping patience').fill('0');
  await wizard.goOn('Compute');
  await camera.shoot(upside, 'wizard', '4-compute');
  await wizard.goOn('Review and launch');
  await expect(wizard.launch).toBeEnabled();
  await camera.shoot(upside, 'wizard', '5-review');
  await window.getByRole('tab', { name: 'SageMaker SDK v3' }).click();
  await window.getByRole('region', { name: 'SageMaker SDK v3' }).scrollIntoViewIfNeeded();
  await camera.shoot(upside, 'wizard', '5-review-code');
}
