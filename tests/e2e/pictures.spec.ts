import { expect, test } from './fixtures';
import { expectPicture } from './kept-picture';

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
  { name: 'audit', hash: '#/audit', drawn: 'Audit log' },
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
