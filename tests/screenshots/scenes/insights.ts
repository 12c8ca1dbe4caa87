import type { Upside } from '../../e2e/launch-upside';
import { InsightsPage } from '../../e2e/pages/insights-page';
import type { Camera } from '../camera';

/** Insights into the sample, of which a data set is there: each view before and after it is computed. */
export async function insightScreens(upside: Upside, camera: Camera): Promise<void> {
  const { window } = upside;
  const insights = new InsightsPage(window);
  await insights.open();
  const versions = window.getByRole('table', { name: 'Data sets to look into' });
  await versions.getByRole('link').first().waitFor();
  await camera.shoot(upside, 'insights', 'versions');
  await versions.getByRole('link').first().click();
  await window.getByRole('button', { name: 'Compute the themes' }).click();
  await window.getByRole('dialog').waitFor();
  await camera.shoot(upside, 'dialog', 'compute-themes');
  await window.getByRole('dialog').getByRole('button', { name: 'Start the job' }).click();
  const map = window.getByRole('region', { name: /^Themes by episode/ });
  await map.getByRole('button').nth(12).click();
  await insights.lines.getByRole('listitem').first().waitFor();
  await camera.shoot(upside, 'insights-themes', 'lines');
  await window.getByRole('heading', { name: 'Timeline' }).scrollIntoViewIfNeeded();
  await camera.shoot(upside, 'insights-themes', 'timeline');

  await insights.tab('Characters').click();
  await window.getByRole('button', { name: 'Compute the network' }).waitFor();
  await camera.shoot(upside, 'insights-network', 'absent');
  await insights.compute('Compute the network');
  await insights.graph.getByRole('button').first().click();
  await camera.shoot(upside, 'insights-network', 'character');
  await window.getByText('One episode').click();
  await window.getByText('Table', { exact: true }).click();
  await camera.shoot(upside, 'insights-network', 'table');

  await insights.tab('Dialogue').click();
  await window.getByRole('table', { name: 'Speakers' }).getByText('%').first().waitFor();
  await window.getByLabel('Search').fill('radio');
  await insights.found.locator('mark').first().waitFor();
  await camera.shoot(upside, 'insights-dialogue', 'search');
  await window.getByRole('table', { name: 'Speakers' }).scrollIntoViewIfNeeded();
  await camera.shoot(upside, 'insights-dialogue', 'speakers');
}

/** What a trained classifier confuses, once one is trained. */
export async function classifierScreen(upside: Upside, camera: Camera): Promise<void> {
  const { window } = upside;
  const insights = new InsightsPage(window);
  await insights.open();
  await window.getByRole('table', { name: 'Data sets to look into' }).getByRole('link').first().click();
  await insights.tab('Classifier').click();
  await window.getByRole('heading', { name: 'Most telling words' }).waitFor();
  await camera.shoot(upside, 'insights-classifier', 'confusion');
  await window.getByRole('heading', { name: 'Most telling words' }).scrollIntoViewIfNeeded();
  await camera.shoot(upside, 'insights-classifier', 'words');
}
