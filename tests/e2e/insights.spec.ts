import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { DataPage } from './pages/data-page';
import { InsightsPage } from './pages/insights-page';
import { JobPage } from './pages/job-page';
import { LaunchPage } from './pages/launch-page';
import { serious } from './serious';
import { stopDaemon } from './stop-daemon';

test('themes and characters are computed, looked into and kept; lines are searched', async ({ app, home, window }) => {
  test.setTimeout(180_000);
  const insights = new InsightsPage(window);
  await insights.open();
  await expect(window.getByRole('heading', { name: 'Nothing to look into yet' })).toBeVisible();
  await look(window, 'none');
  const data = new DataPage(window);
  await data.open('/import?data=sample');
  await data.start.click();
  const version = await data.ready();
  await window.getByRole('link', { name: 'Insights', exact: true }).last().click();

  await expect(window.getByRole('heading', { name: 'The themes are not computed yet' })).toBeVisible();
  await window.getByRole('button', { name: 'Compute the themes' }).click();
  await expect(window.getByRole('dialog')).toContainText('None; it runs on this machine');
  await window.getByRole('dialog').getByRole('button', { name: 'As code' }).click();
  await expect(window.getByRole('dialog')).toContainText(/themes\.job\.json.*aws sagemaker create-processing-job/s);
  await window.getByRole('dialog').getByRole('button', { name: 'Start the job' }).click();
  const map = window.getByRole('region', { name: /^Themes by episode/ });
  await expect(map).toBeVisible({ timeout: 60_000 });
  await map.getByRole('button').first().focus();
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('ArrowDown');
  await expect(map.getByRole('button', { name: /^s01e02, Despair/ })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(insights.lines.getByRole('listitem').first().locator('mark').first()).toBeVisible();
  await look(window, 'themes');
  await window.getByText('Speakers', { exact: true }).click();
  await expect(window.getByRole('region', { name: /^Themes by speaker/ })).toBeVisible();

  await insights.tab('Characters').click();
  await insights.compute('Compute the network');
  await expect(insights.graph).toBeVisible({ timeout: 60_000 });
  const nodes = insights.graph.getByRole('button');
  const everybody = await nodes.count();
  expect(everybody).toBeGreaterThanOrEqual(8);
  await nodes.first().focus();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('table', { name: 'Strongest ties' })).toBeVisible();
  await look(window, 'network');
  await window.getByText('One episode').click();
  await expect(window.getByText('Episode s02e04')).toBeVisible();
  await window.getByRole('slider', { name: 'Episode' }).press('Home');
  await expect(window.getByText('Episode s01e01')).toBeVisible();
  expect(await nodes.count()).toBeLessThanOrEqual(everybody);

  // The picture holds what is on the screen: this episode, and the disc where it was moved to.
  const names = await nodes.getByText(/./).allTextContents();
  const place = () => insights.character(names[0] ?? '').getAttribute('transform');
  const before = await place();
  await insights.character(names[0] ?? '').press('Shift+ArrowRight');
  await expect.poll(place).not.toBe(before);
  const [, x] = /translate\(([\d.]+)/.exec((await place()) ?? '') ?? [];
  const [svg, png] = [join(home, 'town.svg'), join(home, 'town.png')];
  await saveAs(app, svg);
  await insights.export('SVG');
  await expect(window.getByText('Saved town.svg')).toBeVisible();
  const drawn = readFileSync(svg, 'utf8');
  expect(drawn).toContain('in s01e01 alone');
  expect([...drawn.matchAll(/paint-order="stroke">([^<]+)</g)].map(([, name]) => name)).toEqual(names);
  expect(drawn).toContain(`cx="${Math.round(Number(x) * 10) / 10}"`);
  await saveAs(app, png);
  await insights.export('PNG');
  await expect(window.getByText('Saved town.png')).toBeVisible();
  expect(readFileSync(png).subarray(1, 4).toString('latin1')).toBe('PNG');
  await window.getByLabel('Find a character').fill('no such name');
  await expect(window.getByText('No character passes the filters.')).toBeVisible();
  await window.getByLabel('Find a character').fill('');
  await window.getByText('Table', { exact: true }).click();
  await expect(window.getByRole('table', { name: 'Ties between characters' })).toBeVisible();

  await insights.tab('Dialogue').click();
  await expect(window.getByRole('table', { name: 'Speakers' })).toContainText('%');
  await window.getByLabel('Search').fill('radio');
  await expect(insights.found.locator('mark').first()).toHaveText(/^radio/i);
  await insights.found.getByRole('button', { name: 'Show the scene of this line' }).first().click();
  await expect(window.getByRole('list', { name: /^Scene s0/ })).toBeVisible();
  await look(window, 'dialogue');

  await insights.tab('Classifier').click();
  await expect(window.getByRole('heading', { name: 'No classifier is trained yet' })).toBeVisible();
  await new LaunchPage(window).launchSample('places-one', { Epochs: '4', 'Early stopping patience': '0' });
  await expect(new JobPage(window, 'places-one').status).toHaveText('Completed', { timeout: 60_000 });
  await insights.open(`/wickerly/${version}/classifier`);
  await expect(window.getByRole('table', { name: 'Figures of each label' })).toBeVisible();
  await expect(window.getByRole('table', { name: /^For / }).getByRole('row').first()).toBeVisible();
  await look(window, 'classifier');

  await stopDaemon(home);
  await insights.open(`/wickerly/${version}/network`);
  await expect(window.getByText(/^Offline: the network of characters as of/)).toBeVisible();
  await expect(insights.graph).toBeVisible();
});

/** The next file is saved there, as if somebody had chosen it in the system's dialog. */
async function saveAs(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (() => Promise.resolve({ canceled: false, filePath })) as typeof dialog.showSaveDialog;
  }, path);
}

/** axe finds nothing serious, in either theme; the second changes nothing but colours. */
async function look(window: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme });
    expect(await serious(window, colorScheme === 'light' ? 'all' : 'colours'), `${what}, ${colorScheme}`).toEqual([]);
  }
}
