import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { DataPage } from './pages/data-page';
import { serious } from './serious';
import { stopDaemon } from './stop-daemon';

const scene = (place: string, number: number) =>
  `INT. ${place} - DAY\n\nADA: Is boat ${number} at the ${place.toLowerCase()}?\nBEN: It left at ${number} o’clock.\n\n`;
const script = ['HARBOUR', 'LIGHTHOUSE', 'HARBOUR', 'LIGHTHOUSE'].map(scene).join('');

test('the sample becomes a data set, is compared with another version and trained on; offline it is still there', async ({
  home,
  window,
}) => {
  test.setTimeout(240_000);
  const data = new DataPage(window);
  await data.open();
  await expect(window.getByRole('heading', { name: 'No data sets yet' })).toBeVisible();
  await look(window, 'no data sets');
  await window.getByRole('link', { name: 'Use the sample' }).click();

  await expect(data.files.getByRole('row')).toHaveCount(9);
  await expect(data.files).toContainText('SubRip subtitles');
  await expect(data.files).toContainText('Script');
  await look(window, 'import');
  await window.getByRole('button', { name: 'As code' }).click();
  const commands = window.getByRole('region', { name: 'AWS CLI' });
  await expect(commands).toContainText(/aws s3 cp .*s01e01.*import\.json.*aws sagemaker create-processing-job/s);
  await look(window, 'import as code');
  await data.start.click();
  const first = await data.ready();
  await expect(window.getByRole('heading', { level: 1, name: new RegExp(`^wickerly ${first}`) })).toBeVisible();
  await expect(window.getByText('No scene and no run of 8 words is in two splits')).toBeVisible();
  await look(window, 'version');

  // Other shares make another version of the same data set.
  await data.open('/import?data=sample');
  await window.getByLabel('For validation, %').fill('60');
  await expect(data.start).toBeDisabled();
  await window.getByLabel('For validation, %').fill('25');
  await data.start.click();
  await expect(window).not.toHaveURL(/import/);
  const second = await data.ready();
  expect(second).not.toBe(first);
  await window.getByRole('button', { name: 'Compare' }).click();
  await window.getByRole('menuitem', { name: `With ${first}` }).click();
  await expect(window.getByRole('heading', { name: 'In short' })).toBeVisible();
  await expect(window.getByRole('row', { name: 'validationShare 0.15 0.25' })).toBeVisible();
  await look(window, 'differences');

  await data.open(`/sets/wickerly/${second}`);
  await window.getByRole('link', { name: 'Train a location classifier' }).click();
  const train = window.getByRole('combobox', { name: 'S3 address for train' });
  await expect(train).toHaveValue(new RegExp(`/${second}/prepared/locations/train\\.csv$`));

  await data.open(`/sets/wickerly/${first}`);
  await data.ready();
  await window.getByRole('button', { name: 'Delete', exact: true }).click();
  await look(window, 'delete version');
  await window.getByRole('dialog').getByRole('button', { name: 'Delete version' }).click();
  await expect(data.sets.getByRole('row')).toHaveCount(2);

  await stopDaemon(home);
  await expect(window.getByText(/^Offline: the data sets as of .*\d\d:\d\d:\d\d/)).toBeVisible();
  await data.open(`/sets/wickerly/${second}`);
  await data.ready();
  await expect(window.getByText(/^Offline: this data set as of/)).toBeVisible();
  await expect(window.getByRole('button', { name: 'Delete', exact: true })).toBeDisabled();
  await look(window, 'version, offline');
});

test('dropped folders are taken as tokens; a page can have no file read that nobody dropped', async ({ window }) => {
  const folder = mkdtempSync(join(tmpdir(), 'upside-drop-'));
  try {
    mkdirSync(join(folder, 'season 1'));
    writeFileSync(join(folder, 'season 1/s01e01.txt'), script);
    writeFileSync(join(folder, 'noise.bin'), Buffer.alloc(300, 1));
    const data = new DataPage(window);
    await data.open('/import');
    await data.drop([folder]);
    await expect(data.files.getByRole('row', { name: /season 1\/s01e01\.txt.*Script.*s01e01/ })).toBeVisible();
    await expect(data.files.getByRole('row', { name: /noise\.bin.*No transcript/ })).toBeVisible();

    // What is mapped by hand is seen before anything is started.
    const does = window.getByRole('region', { name: 'What these names do' });
    await expect(does).toContainText('2 speakers, 2 places; no line is left out.');
    await window.getByRole('button', { name: 'Speakers (2)' }).click();
    await window.getByLabel('Speaker for Ada').fill('Captain Lark');
    await window.getByLabel('Speaker for Ben').fill('-');
    await expect(does).toContainText('2 speakers become 1, 2 places; 4 of 8 lines are left out.');
    await expect(does).toContainText('Speakers: Captain Lark 4.');
    const lines = window.getByRole('table', { name: 'First lines of season 1/s01e01.txt' });
    await expect(lines.getByRole('row', { name: /Captain Lark Is boat 1/ })).toBeVisible();
    await expect(lines.getByRole('row', { name: /It left at/ })).toHaveCount(0);
    await window.getByRole('button', { name: /^Episodes/ }).click();
    await window.getByLabel('Episode for season 1/s01e01.txt').fill('-');
    await expect(data.files.getByRole('row', { name: /s01e01\.txt.*Left out/ })).toBeVisible();
    await expect(does).toContainText('8 of 8 lines are left out.');
    await expect(window.getByLabel('Speaker for Ada')).toHaveValue('Captain Lark');
    await look(window, 'mapping');
    const made = await window.evaluate(() => {
      const { upside } = globalThis as unknown as { upside: { dropped(files: File[]): Promise<unknown> } };
      return upside.dropped([new File(['x'], '/etc/hostname')]);
    });
    expect(made).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** axe finds nothing serious, in either theme; the second changes nothing but colours. */
async function look(window: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme });
    expect(await serious(window, colorScheme === 'light' ? 'all' : 'colours'), `${what}, ${colorScheme}`).toEqual([]);
  }
}
