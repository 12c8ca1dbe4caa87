import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { JobsPage } from './pages/jobs-page';

test('the local workspace outlives the window and holds nothing of it open', async ({ app, window, home }) => {
  test.skip(process.platform !== 'linux', 'Only Linux lets a child inherit what Chromium has open.');
  await expect(new JobsPage(window).firstJob).toBeVisible();
  const { pid } = JSON.parse(readFileSync(join(home, 'local/daemon.json'), 'utf8')) as { pid: number };
  // Chromium's pages are open from its very beginning; its sockets and locks by luck of the moment.
  const chromium = openFiles(pid).filter((path) => path.endsWith('.pak') || path.startsWith(join(home, 'chromium')));
  expect(chromium).toEqual([]);
  await app.close();
  expect(() => process.kill(pid, 0)).not.toThrow();
});

function openFiles(pid: number): readonly string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${descriptor}`)];
    } catch {
      // Closed while we looked.
      return [];
    }
  });
}
