import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from './bridge';
import { expect, test } from './fixtures';
import { JobPage } from './pages/job-page';
import { LaunchPage } from './pages/launch-page';
import { serious } from './serious';

test.use({ start: '#/settings' });

test('settings hold at once and at the next start; About names every package; forgotten logs go from the store alone', async ({
  home,
  launch,
}) => {
  test.setTimeout(150_000);
  const { app, window } = await launch();
  const body = window.locator('body');
  await expect(window.getByText(/^It is .*UTC/)).toBeVisible();
  await expect(window.getByText(/KiB of 2 GiB$/)).toBeVisible();
  expect(await serious(window)).toEqual([]);

  await window.getByRole('button', { name: 'Compact' }).click();
  await expect(body).toHaveClass(/awsui-compact-mode/);
  await window.getByRole('button', { name: 'Time zone' }).click();
  await window.getByPlaceholder('Find a zone').fill('Tokyo');
  await window.getByRole('option', { name: /Tokyo/ }).click();
  await expect(window.getByText(/^It is .*GMT\+9/)).toBeVisible();
  await window.getByRole('button', { name: 'Dark', exact: true }).click();
  await expect.poll(() => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  expect(JSON.parse(readFileSync(join(home, 'settings.json'), 'utf8'))).toMatchObject({
    theme: 'dark',
    density: 'compact',
  });

  // A log is forgotten by its key; the job stays, and what it wrote is read again while the workspace has it.
  const job = new JobPage(window, 'talkative');
  await new LaunchPage(window).launchSample(job.name, { Epochs: '2' });
  await expect(job.status).toHaveText('Completed', { timeout: 30_000 });
  await expect(job.line(/^Best epoch/)).toBeVisible();
  await window.getByRole('link', { name: 'Settings' }).click();
  const usage = () => ask(window, 'storage.usage', { workspaceId: 'local' });
  await expect.poll(async () => (await usage()).logs.map(({ thing }) => thing.name)).toEqual([job.name]);
  const { workspace } = await ask(window, 'workspace.current', { workspaceId: 'local' });
  const confirmed = { accountId: workspace.accountId, region: workspace.region, target: '1 log' };
  await ask(window, 'storage.forget', { workspaceId: 'local', keys: [job.name], confirmed });
  expect((await usage()).logs).toEqual([]);
  await job.open();
  await expect(job.line(/^Best epoch/)).toBeVisible();

  await window.getByRole('link', { name: 'Settings' }).click();
  await window.getByRole('link', { name: /^About Upside/ }).click();
  await expect(window.getByRole('heading', { name: 'About Upside', level: 1 })).toBeVisible();
  await expect(window.getByText(readVersion(), { exact: true }).first()).toBeVisible();
  await window.getByRole('searchbox', { name: 'Filter packages' }).fill('zustand');
  await window.getByRole('button', { name: 'Licence of zustand' }).click();
  await expect(window.getByRole('dialog')).toContainText('MIT License');
  expect(await serious(window)).toEqual([]);
  await app.close();

  const again = await launch();
  await expect(again.window.locator('body')).toHaveClass(/awsui-compact-mode/);
  expect(await again.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await expect(again.window.getByText(/^It is .*GMT\+9/)).toBeVisible();
});

function readVersion(): string {
  return (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
}
