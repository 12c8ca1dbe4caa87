import { expect, test } from './fixtures';
import { missingForNotifications, startNotificationServer } from './notification-server';
import { JobPage } from './pages/job-page';
import { LaunchPage } from './pages/launch-page';

const name = 'seen-from-afar';

test('a job that ends behind another window says so on the desktop, and a click there opens it', async ({
  home,
  launch,
}) => {
  test.skip(process.platform !== 'linux', 'the notification server of the test is one of Linux');
  test.skip(missingForNotifications.length > 0, `not here: ${missingForNotifications.join(', ')}`);
  const desktop = await startNotificationServer(home);
  try {
    const { app, window } = await launch({ environment: desktop.environment });
    const focused = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null);
    await new LaunchPage(window).launchSample(name, { Epochs: '60', 'Early stopping patience': '0' });
    await window.evaluate(() => {
      location.hash = '#/models';
    });
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());
    expect(await focused()).toBe(false);

    await expect
      .poll(() => desktop.shown, { timeout: 60_000 })
      .toEqual([
        {
          app: 'Upside',
          title: `${name} completed`,
          body: expect.stringMatching(/^Training job, after .*second.*\.$/),
        },
      ]);
    await desktop.click();
    await new JobPage(window, name).heading.waitFor();
    await expect.poll(focused).toBe(true);
  } finally {
    await desktop.close();
  }
});
