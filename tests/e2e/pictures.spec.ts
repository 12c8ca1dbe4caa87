import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { expectPicture } from './kept-picture';
import { DataPage } from './pages/data-page';
import { InsightsPage } from './pages/insights-page';
import { JobPage } from './pages/job-page';
import { LaunchPage } from './pages/launch-page';

/** Screens that look the same at every start: an empty workspace, forms, texts. Address → what is there once it is drawn. */
const screens = [
  { name: 'home', hash: '#/', drawn: 'Bring in transcripts' },
  { name: 'data-sets-empty', hash: '#/data', drawn: 'No data sets yet' },
  { name: 'import', hash: '#/data/import', drawn: 'Drop transcripts or folders here' },
  { name: 's3-buckets', hash: '#/data/s3', drawn: 'of this workspace' },
  { name: 'insights-empty', hash: '#/insights', drawn: 'Nothing to look into yet' },
  { name: 'jobs-empty', hash: '#/jobs', drawn: 'No training jobs yet' },
  { name: 'processing-empty', hash: '#/processing', drawn: 'No processing jobs yet' },
  { name: 'launch', hash: '#/launch', drawn: 'What the job trains, with defaults that work.' },
  { name: 'models-empty', hash: '#/models', drawn: 'No models yet' },
  { name: 'endpoints-empty', hash: '#/endpoints', drawn: 'No endpoints yet' },
  { name: 'audit', hash: '#/audit', drawn: 'Nothing was changed yet' },
  { name: 'settings', hash: '#/settings', drawn: 'A change is saved and in force at once.' },
  { name: 'about', hash: '#/about', drawn: 'Packages inside' },
] as const;

test('every screen of an empty workspace looks as it was kept', async ({ app, window }) => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900));
  for (const { name, hash, drawn } of screens) {
    await window.evaluate((address) => {
      location.hash = address;
    }, hash);
    await expect(window.getByText(drawn).first()).toBeVisible();
    // What the pointer rests on looks otherwise than the rest.
    await window.mouse.move(720, 895);
    await expectPicture(app, window, name);
  }
});

test('every screen with something in it looks as it was kept', async ({ app, window }) => {
  test.setTimeout(240_000);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900));
  const data = new DataPage(window);
  await data.open('/import?data=sample');
  await expect(data.files.getByRole('row')).toHaveCount(9);
  await kept(app, window, 'import-sample', '#/data/import?data=sample', 'Recognised files');
  await data.start.click();
  const version = await data.ready();
  await kept(app, window, 'data-sets', '#/data', 'Imported');
  await kept(app, window, 'data-set', `#/data/sets/wickerly/${version}`, 'Quality report');

  const insights = new InsightsPage(window);
  await insights.open(`/wickerly/${version}/themes`);
  await insights.compute('Compute the themes');
  await expect(window.getByRole('region', { name: /^Themes by episode/ })).toBeVisible({ timeout: 60_000 });
  await kept(app, window, 'insights-themes', `#/insights/wickerly/${version}/themes`, 'Heat map');
  await insights.open(`/wickerly/${version}/network`);
  await insights.compute('Compute the network');
  await expect(insights.graph).toBeVisible({ timeout: 60_000 });
  await kept(app, window, 'insights-network', `#/insights/wickerly/${version}/network`, 'Weakest tie shown');
  await insights.open(`/wickerly/${version}/dialogue`);
  await expect(window.getByRole('table', { name: 'Speakers' })).toContainText('%');
  await kept(app, window, 'insights-dialogue', `#/insights/wickerly/${version}/dialogue`, 'Search');

  const bucket = await window.evaluate(async () => {
    const { upside } = globalThis as unknown as {
      upside: { request(name: string, input: unknown): Promise<{ data: { defaults: { bucket: string } } }> };
    };
    return (await upside.request('workspace.current', { workspaceId: 'local' })).data.defaults.bucket;
  });
  await kept(app, window, 's3-folder', `#/data/s3/${bucket}/datasets/wickerly/${version}/prepared/`, 'records.jsonl');

  await kept(app, window, 'processing', '#/processing', `prepare-wickerly-${version}-1`);
  await kept(app, window, 'processing-job', `#/processing/prepare-wickerly-${version}-1`, 'none share a scene');

  const job = new JobPage(window, 'kept-job');
  await new LaunchPage(window).launchSample(job.name, { Epochs: '4', 'Early stopping patience': '0' });
  await expect(job.status).toHaveText('Completed', { timeout: 60_000 });
  await expect(job.line(/^Best epoch/)).toBeVisible();
  await kept(app, window, 'job-completed', `#/jobs/${job.name}`, 'Completed');
  await kept(app, window, 'jobs', '#/jobs', job.name);
});

/** Shows a screen from its top and holds it against its picture; moments, durations, sizes and the account are painted over. */
async function kept(app: ElectronApplication, window: Page, name: string, hash: string, drawn: string): Promise<void> {
  await window.evaluate((address) => {
    location.hash = address;
    scrollTo(0, 0);
  }, hash);
  await expect(window.getByText(drawn).first()).toBeVisible();
  await expect(window.getByText(/^(Loading|Opening|Reading)\b/)).toHaveCount(0);
  await window.mouse.move(720, 895);
  await expectPicture(app, window, name, [
    window.getByText(/\d{1,2}:\d\d:\d\d/),
    window.getByText(/^[\d.,]+ (?:B|KiB|MiB|GiB|ms|s)\b/),
    window.getByText(/\b\d{12}\b/),
  ]);
}
