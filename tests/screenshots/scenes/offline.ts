import { expect } from '@playwright/test';
import type { Upside } from '../../e2e/launch-upside';
import { JobPage } from '../../e2e/pages/job-page';
import { JobsPage } from '../../e2e/pages/jobs-page';
import { stopDaemon } from '../../e2e/stop-daemon';
import type { Camera } from '../camera';
import { goTo } from '../go-to';

/** Everything once more with the workspace gone. */
export async function offline(upside: Upside, camera: Camera): Promise<void> {
  const { window, home } = upside;
  await new JobsPage(window).open();
  await stopDaemon(home);
  await window.getByText(/^Offline: the jobs as of/).waitFor();
  await camera.shoot(upside, 'jobs', 'offline');
  const job = new JobPage(window, 'orchard-or-harbour');
  await job.open();
  await window.getByText(/^Offline: shown as of/).waitFor();
  await job.line(/^Best epoch/).waitFor();
  await camera.shoot(upside, 'job', 'offline');
  await goTo(window, '#/doctor');
  await expect(window.getByRole('button', { name: 'Check again' })).toBeEnabled();
  await camera.shoot(upside, 'doctor', 'offline');
}
