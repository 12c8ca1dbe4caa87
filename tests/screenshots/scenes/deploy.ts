import type { Upside } from '../../e2e/launch-upside';
import { EndpointPage } from '../../e2e/pages/endpoint-page';
import type { Camera } from '../camera';
import { goTo } from '../go-to';
import { stage } from '../serving-stage';

/** The deploy wizard while nothing is registered. */
export async function deployNothing(upside: Upside, camera: Camera): Promise<void> {
  const { window } = upside;
  await goTo(window, '#/deploy');
  await window.getByText('Nothing is registered yet.').waitFor();
  await window.getByRole('textbox', { name: 'Endpoint name' }).fill('harbour voices');
  await window.getByRole('textbox', { name: 'Instances' }).fill('many');
  await window.getByRole('button', { name: 'Next', exact: true }).click();
  await window.getByText('Choose a version of the registry.').waitFor();
  await camera.shoot(upside, 'deploy', 'problems');
}

/** Each step of the wizard with two variants, and what it leads to: the endpoint coming up. */
export async function deploySteps(upside: Upside, camera: Camera, versionArn: string): Promise<void> {
  const { window } = upside;
  const next = window.getByRole('button', { name: 'Next', exact: true });
  await goTo(window, `#/deploy?package=${encodeURIComponent(versionArn)}`);
  await window.getByRole('textbox', { name: 'Weight' }).fill('7');
  await window.getByRole('button', { name: 'Add a variant' }).click();
  await window.getByRole('textbox', { name: 'Variant name' }).last().fill('challenger');
  await window.getByRole('textbox', { name: 'Weight' }).last().fill('3');
  await window
    .getByRole('button', { name: /^Registered version/ })
    .last()
    .click();
  await window.getByRole('option', { name: /version 2/ }).waitFor();
  await camera.shoot(upside, 'deploy', '1-choosing-a-version');
  await window.getByRole('option', { name: /version 2/ }).click();
  await camera.shoot(upside, 'deploy', '1-variants');
  await next.click();
  await window.getByRole('heading', { name: 'Data capture', exact: true }).waitFor();
  await camera.shoot(upside, 'deploy', '2-options');
  await next.click();
  await window.getByText('The workspace would take it').waitFor();
  await camera.shoot(upside, 'deploy', '3-review');
  await window.getByRole('tab', { name: 'SageMaker SDK v3' }).click();
  await window.getByRole('region', { name: 'SageMaker SDK v3' }).scrollIntoViewIfNeeded();
  await camera.shoot(upside, 'deploy', '3-review-code');
  await window.getByRole('button', { name: 'Deploy at no cost' }).click();
  const endpoint = new EndpointPage(window, stage.endpoint);
  await endpoint.heading.waitFor();
  await endpoint.status('Creating').waitFor();
  await camera.shoot(upside, 'endpoint', 'creating');
  await endpoint.status('In service').waitFor();
}

/** What the workspace would not take: the name is in use by now. */
export async function deployRefused(upside: Upside, camera: Camera, versionArn: string): Promise<void> {
  const { window } = upside;
  await goTo(window, '#/endpoints');
  await goTo(window, `#/deploy?package=${encodeURIComponent(versionArn)}`);
  const next = window.getByRole('button', { name: 'Next', exact: true });
  await next.click();
  await next.click();
  await window.getByText('Nothing was created; this stands in the way').waitFor();
  await camera.shoot(upside, 'deploy', '3-review-refused');
}
