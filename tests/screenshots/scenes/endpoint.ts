import { expect } from '@playwright/test';
import type { Upside } from '../../e2e/launch-upside';
import { EndpointPage } from '../../e2e/pages/endpoint-page';
import type { Camera } from '../camera';
import { goTo } from '../go-to';
import { stage } from '../serving-stage';

const message = (content: string): string => JSON.stringify({ messages: [{ role: 'user', content }] });

/** An endpoint that serves and is called; call it while somebody calls. */
export async function servingEndpoint(upside: Upside, camera: Camera): Promise<void> {
  const { window } = upside;
  const endpoint = new EndpointPage(window, stage.endpoint);
  await endpoint.open();
  await endpoint.call(message('What is the news from the harbour?'));
  await endpoint.call(message('When does the ferry leave?'));
  await expect(endpoint.answer).toContainText('reply');
  await window.getByRole('button', { name: /^Earlier calls/ }).click();
  await expect(endpoint.log).toContainText('answered');
  await expect(endpoint.plot('Requests per minute')).toContainText(/challenger\s*\d/);
  await window.evaluate(() => document.querySelector('main')?.scrollTo(0, 0));
  await camera.shoot(upside, 'endpoint', 'in-service');
  await endpoint.answer.scrollIntoViewIfNeeded();
  await camera.shoot(upside, 'endpoint', 'test-call');
  await endpoint.log.scrollIntoViewIfNeeded();
  await camera.shoot(upside, 'endpoint', 'log');
  await endpoint.button('Scale').click();
  await endpoint.dialog.getByLabel('Weight of challenger').fill('7');
  await camera.shoot(upside, 'dialog', 'scale');
  await window.keyboard.press('Escape');
  await endpoint.button('Delete').click();
  await endpoint.dialog.getByText(/^Delete the configuration/).waitFor();
  await camera.shoot(upside, 'dialog', 'delete-endpoint');
  await window.keyboard.press('Escape');
}

/** One whose program never came up. */
export async function failedEndpoint(upside: Upside, camera: Camera): Promise<void> {
  const endpoint = new EndpointPage(upside.window, stage.failed);
  await endpoint.open();
  await endpoint.status('Failed').waitFor();
  await expect(endpoint.log).toContainText('not found');
  await camera.shoot(upside, 'endpoint', 'failed');
}

/** The list with endpoints of several states, the palette that knows them, and where one comes from. */
export async function severalEndpoints(upside: Upside, camera: Camera): Promise<void> {
  const { window } = upside;
  await goTo(window, '#/endpoints');
  const table = window.getByRole('grid', { name: 'Endpoints' }).or(window.getByRole('table', { name: 'Endpoints' }));
  await table.getByText('Failed').waitFor();
  await table.getByText('challenger').first().waitFor();
  await camera.shoot(upside, 'endpoints', 'several');
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: /Command/ }).fill('harbour');
  await window
    .getByRole('option', { name: /harbour-voices/ })
    .first()
    .waitFor();
  await camera.shoot(upside, 'palette', 'endpoints');
  await window.keyboard.press('Escape');
  await new EndpointPage(window, stage.promoted).open();
  await window.getByRole('main').getByRole('link', { name: 'Lineage' }).click();
  await window.getByRole('heading', { name: 'Lineage', level: 1 }).waitFor();
  await window.getByRole('main').getByRole('listitem').filter({ hasText: 'Endpoint' }).first().waitFor();
  await camera.shoot(upside, 'lineage', 'endpoint');
}

/** Call it once the workspace is gone. */
export async function endpointsOffline(upside: Upside, camera: Camera): Promise<void> {
  const { window } = upside;
  await goTo(window, '#/endpoints');
  // The first reason is that a call failed; once the process was looked for, it is the one that stays.
  await window.getByRole('main').getByText('The local workspace is not running.').waitFor();
  await camera.shoot(upside, 'endpoints', 'offline');
  const endpoint = new EndpointPage(window, stage.endpoint);
  await endpoint.open();
  await window.getByText(/^Offline: shown as of/).waitFor();
  await camera.shoot(upside, 'endpoint', 'offline');
}
