import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { Page } from '@playwright/test';
import { type AwsFiles, awsFiles } from '../fakes/aws-files';
import { type Moto, startMoto } from '../fakes/moto';
import { expect, test } from './fixtures';
import { DataPage } from './pages/data-page';
import { InsightsPage } from './pages/insights-page';
import { WorkspacesPage } from './pages/workspaces-page';
import { serious } from './serious';

test.use({ start: '#/workspaces' });

let moto: Moto;
let files: AwsFiles;
let s3: S3Client;
test.beforeAll(async () => {
  // The first run on a machine makes moto's environment.
  test.setTimeout(240_000);
  moto = await startMoto();
  const endpoint = moto.connection.endpoint ?? '';
  const keys = 'aws_access_key_id = testing\naws_secret_access_key = testing\n';
  files = awsFiles(`[profile harbour]\nregion = us-east-1\nendpoint_url = ${endpoint}\n${keys}`);
  s3 = new S3Client({ ...moto.connection, endpoint, forcePathStyle: true });
});
test.afterAll(async () => {
  s3?.destroy();
  files?.remove();
  await moto?.stop();
});

test('the sample is prepared and looked into for an account, by this computer', async ({ launch }) => {
  test.setTimeout(240_000);
  const { app, window } = await launch({ environment: files.environment });
  const harbour = await new WorkspacesPage(window).add(app, 'harbour', 'Violet');
  const data = new DataPage(harbour);
  await data.open('/import?data=sample');
  await expect(harbour.getByText('None for computing; S3 charges for storage')).toBeVisible();
  await expect(harbour.getByText(/This computer makes the data set of them/)).toBeVisible();
  await look(harbour, 'import');
  await data.start.click();
  const version = await data.ready();
  const where = harbour.getByText(/in the local workspace of the computer it was imported on/);
  await expect(where).toContainText(new RegExp(`prepare-wickerly-${version}-1-[0-9a-f]{8}`));
  await expect(where.getByRole('link')).toHaveCount(0);
  await expect(harbour.getByText('No scene and no run of 8 words is in two splits')).toBeVisible();
  await look(harbour, 'version');

  await harbour.getByRole('link', { name: 'Insights', exact: true }).last().click();
  await harbour.getByRole('button', { name: 'Compute the themes' }).click();
  const dialog = harbour.getByRole('dialog');
  await expect(dialog).toContainText('This computer downloads the prepared lines');
  await look(harbour, 'compute');
  await dialog.getByRole('button', { name: 'Start the job' }).click();
  await expect(harbour.getByRole('region', { name: /^Themes by episode/ })).toBeVisible({ timeout: 60_000 });
  const insights = new InsightsPage(harbour);
  await insights.tab('Characters').click();
  await insights.compute('Compute the network');
  await expect(insights.graph).toBeVisible({ timeout: 60_000 });

  const place = { Bucket: 'sagemaker-us-east-1-123456789012', Prefix: `datasets/wickerly/${version}/` };
  const { Contents = [] } = await s3.send(new ListObjectsV2Command(place));
  expect(Contents.map(({ Key = '' }) => Key.slice(place.Prefix.length))).toEqual(
    expect.arrayContaining(['prepared/card.json', 'insights/themes/themes.json', 'insights/network/network.json']),
  );
  await harbour.evaluate(() => {
    location.hash = '#/processing';
  });
  await expect(harbour.getByRole('heading', { name: /No processing jobs/ })).toBeVisible();
});

async function look(window: Page, what: string): Promise<void> {
  expect.soft(await serious(window, 'all'), what).toEqual([]);
}
