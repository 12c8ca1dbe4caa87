import type { Upside } from '../../e2e/launch-upside';
import { JobsPage } from '../../e2e/pages/jobs-page';
import { answerStream, answerStreamsAgain, openAnew } from '../../e2e/stream-control';
import type { Camera } from '../camera';

/** The list before there is a job: loading, empty, and not to be read. */
export async function listWithoutJobs(upside: Upside, camera: Camera): Promise<void> {
  const { app, window } = upside;
  const jobs = new JobsPage(window);
  await jobs.firstJob.waitFor();
  await camera.shoot(upside, 'jobs', 'empty');
  await camera.shoot(upside, 'frame', 'status-bar', window.getByRole('contentinfo'));
  await answerStream(app, 'jobs.watchList', null);
  await openAnew(window, '#/jobs');
  await jobs.heading.waitFor();
  await camera.shoot(upside, 'jobs', 'loading');
  await answerStream(app, 'jobs.watchList', {
    code: 'aws.throttled',
    message: 'SageMaker asks for patience: too many requests were sent in a short time.',
    hint: 'Wait a moment and try again.',
    retryable: true,
  });
  await openAnew(window, '#/jobs');
  await window.getByText('The list of jobs is not up to date').waitFor();
  await camera.shoot(upside, 'jobs', 'error');
  await answerStreamsAgain(app);
  await openAnew(window, '#/jobs');
  await jobs.firstJob.waitFor();
}

/** The list with jobs of every status, and with a filter nothing passes. */
export async function listWithJobs(upside: Upside, camera: Camera): Promise<void> {
  const jobs = new JobsPage(upside.window);
  await jobs.open();
  await jobs.row('orchard-or-harbour').getByText('Completed').waitFor();
  await camera.shoot(upside, 'jobs', 'several');
  await jobs.filter.fill('no-job-is-called-this');
  await upside.window.keyboard.press('Enter');
  await upside.window.getByText('No job matches the filter').waitFor();
  await camera.shoot(upside, 'jobs', 'no-match');
  await upside.window.getByRole('button', { name: 'Clear the filter' }).click();
}
