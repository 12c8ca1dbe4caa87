import { ask } from './bridge';
import { expect, test } from './fixtures';
import { JobPage } from './pages/job-page';
import { LaunchPage } from './pages/launch-page';
import { serious } from './serious';
import { stopDaemon } from './stop-daemon';
import { trainingProcesses } from './workspace';

test.use({ start: '' });

test('Home says what is here, runs, needs a look and comes next; the bell tells of what ended', async ({
  home,
  window,
}) => {
  test.setTimeout(150_000);
  const next = window.getByRole('region', { name: 'Next step' });
  const attention = window.getByRole('region', { name: 'Needs attention' });
  const running = window.getByRole('region', { name: 'Runs now' });
  const open = () => window.getByRole('link', { name: 'Upside, go to Home' }).click();

  await expect(window.getByText('Nothing runs now.')).toBeVisible();
  await expect(next).toContainText('Bring in transcripts');
  await expect(attention).toContainText('Nothing needs you.');
  await look('empty');
  await window.getByRole('button', { name: 'Not now' }).click();
  await expect(window.getByText('New here?')).toBeHidden();

  await new LaunchPage(window).launchSample('long-one', { Epochs: '10000', 'Early stopping patience': '0' });
  await expect(new JobPage(window, 'long-one').line(/^epoch=\d+ /).first()).toBeVisible();
  await open();
  await expect(running).toContainText('long-one');
  await expect(running).toContainText('costs nothing');
  await expect(next).toContainText('A job trains');

  // Its program is killed: the job fails while nobody looks at it.
  for (const pid of trainingProcesses(home)) process.kill(pid, 'SIGKILL');
  await expect(attention).toContainText('long-one failed', { timeout: 30_000 });
  const bell = window.getByRole('button', { name: 'Notifications, 1 new' });
  await expect(bell).toBeVisible();
  await look('with a failed job');
  await bell.click();
  await expect(window.getByRole('list', { name: 'History' })).toContainText('long-one failed');
  expect(await serious(window)).toEqual([]);
  await window.keyboard.press('Escape');
  await expect(window.getByRole('button', { name: 'Notifications', exact: true })).toBeFocused();

  await attention.getByRole('link', { name: 'long-one failed' }).click();
  await new JobPage(window, 'long-one').heading.waitFor();
  await open();
  await expect(attention).toContainText('Nothing needs you.');
  await expect(next).toContainText('Train a first model');
  await expect(window.getByRole('link', { name: /^1\s*Training job$/ })).toBeVisible();

  // Offline it shows what was last seen, and when that was.
  await stopDaemon(home);
  await expect(window.getByText(/^Offline\. This is as of .*\d\d:\d\d:\d\d/)).toBeVisible({ timeout: 20_000 });
  await expect(window.getByRole('link', { name: /^1\s*Training job$/ })).toBeVisible();
  const seen = await ask(window, 'overview.show', { workspaceId: 'local' });
  expect(seen).toMatchObject({ source: 'store', counts: { jobs: 1 }, next: { kind: 'train' } });

  async function look(what: string): Promise<void> {
    for (const theme of ['light', 'dark'] as const) {
      await window.emulateMedia({ colorScheme: theme });
      expect.soft(await serious(window, theme === 'light' ? 'all' : 'colours'), `${what}, ${theme}`).toEqual([]);
    }
  }
});
