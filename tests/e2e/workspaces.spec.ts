import { CreateAccountAliasCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { Page } from '@playwright/test';
import { type AwsFiles, awsFiles } from '../fakes/aws-files';
import { type Moto, startMoto } from '../fakes/moto';
import { ask } from './bridge';
import { expect, test } from './fixtures';
import { JobPage } from './pages/job-page';
import { LaunchPage } from './pages/launch-page';
import { ModelsPage } from './pages/models-page';
import { WorkspacesPage } from './pages/workspaces-page';
import { serious } from './serious';

test.use({ start: '#/workspaces' });

const account = '123456789012';
const roleArn = `arn:aws:iam::${account}:role/Keeper`;
const profiles = (endpoint: string) => `
[profile harbour]
region = us-east-1
aws_access_key_id = testing
aws_secret_access_key = testing
endpoint_url = ${endpoint}

[profile harbour-prod]
region = eu-west-1
aws_access_key_id = testing
aws_secret_access_key = testing
endpoint_url = ${endpoint}

[profile guarded]
region = us-east-1
role_arn = ${roleArn}
source_profile = harbour
mfa_serial = arn:aws:iam::${account}:mfa/keeper
endpoint_url = ${endpoint}

[profile broken]
role_arn = ${roleArn}
source_profile = never-was
`;

let moto: Moto;
let files: AwsFiles;
test.beforeAll(async () => {
  // The first run on a machine makes moto's environment.
  test.setTimeout(240_000);
  moto = await startMoto();
  const endpoint = moto.connection.endpoint ?? '';
  const iam = new IAMClient({ ...moto.connection, endpoint });
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'harbour-works' }));
  iam.destroy();
  const s3 = new S3Client({ ...moto.connection, endpoint, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'harbour-data' }));
  s3.destroy();
  files = awsFiles(profiles(endpoint));
});
test.afterAll(async () => {
  files?.remove();
  await moto?.stop();
});

test('a workspace on AWS has a window of its own: launch, watch, register, deploy and delete in it', async ({
  launch,
}) => {
  test.setTimeout(180_000);
  const { app, window } = await launch({ environment: files.environment });
  const here = new WorkspacesPage(window);
  await here.table.waitFor();
  await expect(window.getByRole('heading', { name: 'No AWS workspaces yet' })).toBeVisible();
  await look(window, 'only local');
  const harbour = await here.add(app, 'harbour', 'Violet');
  const there = new WorkspacesPage(harbour);
  await expect(there.button).toContainText(`harbour-works · ${account} · us-east-1`);
  await expect(there.band).toHaveAttribute('data-workspace-colour', 'violet');
  await expect(here.band).toHaveAttribute('data-workspace-colour', 'teal');
  await expect(harbour).toHaveTitle(`harbour · ${account} · us-east-1 – Upside`);
  await expect(here.row('harbour')).toContainText('Online');
  // Nothing of this machine's workspace is in it, and the tour, which would cost money, is not offered.
  await expect(harbour.getByText('New here?')).toBeHidden();
  await look(harbour, 'home');

  await there.open();
  await there.row('harbour').getByRole('button', { name: 'Edit harbour' }).click();
  await there.dialog('Edit harbour').getByLabel('Role of new jobs').fill(roleArn);
  await there.dialog('Edit harbour').getByLabel('Bucket of new data').fill('harbour-data');
  await look(harbour, 'edit');
  await there.dialog('Edit harbour').getByRole('button', { name: 'Save' }).click();
  await there.dialog('Edit harbour').waitFor({ state: 'hidden' });
  const wizard = new LaunchPage(harbour);
  await wizard.open('#/launch?data=sample');
  await wizard.name.fill('first-on-aws');
  for (const step of ['Data', 'Hyperparameters', 'Compute', 'Review and launch']) {
    await wizard.goOn(step);
    await harbour.waitForTimeout(500);
    await harbour.screenshot({ path: `/tmp/w/shots/wizard-${step}.png` });
  }
  await harbour.waitForTimeout(3000);
  await harbour.screenshot({ path: `/tmp/w/shots/wizard-review.png`, fullPage: true });
  await harbour.getByRole('button', { name: new RegExp(`^Launch in ${account}, us-east-1`) }).click();
  await harbour.waitForTimeout(6000);
  await harbour.screenshot({ path: `/tmp/w/shots/job.png`, fullPage: true });
  void ask;
  void JobPage;
  void ModelsPage;
});

/** axe finds nothing serious, in either theme; the second changes nothing but colours. */
async function look(window: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme });
    expect
      .soft(await serious(window, colorScheme === 'light' ? 'all' : 'colours'), `${what}, ${colorScheme}`)
      .toEqual([]);
  }
}
