import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { serious } from './serious';
import { stopDaemon } from './stop-daemon';

test.use({ start: '#/doctor' });

test('the doctor looks at everything, can be asked again and copied; a workspace that is gone leads to it', async ({
  app,
  home,
  window,
}) => {
  const verdict = window.getByRole('main').getByRole('status').first();
  const again = window.getByRole('button', { name: 'Check again' });
  await expect(again).toBeEnabled();
  await expect(verdict).not.toContainText('problem');
  const areas = await window.getByRole('main').getByRole('heading', { level: 2 }).allTextContents();
  expect(areas.length).toBeGreaterThan(1);
  expect(new Set(areas).size).toBe(areas.length);
  await look(window, 'in order');
  await window.getByRole('button', { name: 'Copy as text' }).click();
  await expect(window.getByRole('button', { name: 'Copied' })).toBeVisible();
  const text = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(text).toMatch(/^Upside doctor, workspace This machine: /);
  for (const area of areas) expect(text).toContain(`\n${area}\n`);

  await window.evaluate(() => {
    location.hash = '#/jobs';
  });
  await stopDaemon(home);
  await window.getByRole('link', { name: 'Find out why' }).click();
  await expect(again).toBeEnabled();
  await expect(verdict).toContainText('problem');
  await look(window, 'problems');
  await window.getByRole('button', { name: 'Reconnect' }).click();
  await expect(window.getByText('Online', { exact: true })).toBeVisible();
  await again.click();
  await expect(again).toBeEnabled();
  await expect(verdict).not.toContainText('problem');
});

/** axe finds nothing serious, in either theme; the second changes nothing but colours. */
async function look(window: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme });
    expect(await serious(window, colorScheme === 'light' ? 'all' : 'colours'), `${what}, ${colorScheme}`).toEqual([]);
  }
}
