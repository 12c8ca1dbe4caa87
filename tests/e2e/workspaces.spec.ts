import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Page } from '@playwright/test';
import { pack } from 'tar-stream';
import { type AwsFiles, awsFiles } from '../fakes/aws-files';
import { type Moto, startMoto } from '../fakes/moto';
import { furnishAccount } from '../fakes/moto-account';
import { ask } from './bridge';
import { expect, test } from './fixtures';
import { EndpointPage } from './pages/endpoint-page';
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
  await furnishAccount(moto);
  files = awsFiles(profiles(moto.connection.endpoint ?? ''));
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

  const job = new JobPage(harbour, 'first-on-aws');
  await test.step('a job is launched with account, region and price on the button, and watched to its end', async () => {
    const wizard = new LaunchPage(harbour);
    await wizard.open();
    await harbour.getByRole('radio', { name: 'Your own container or script' }).check();
    await wizard.name.fill(job.name);
    await harbour
      .getByRole('combobox', { name: 'Image' })
      .fill(`${account}.dkr.ecr.us-east-1.amazonaws.com/harbour/train:1`);
    await wizard.goOn('Data');
    await wizard.useObject('train', 's3://harbour-data/train/lines.csv');
    for (const step of ['Hyperparameters', 'Compute', 'Review and launch']) await wizard.goOn(step);
    await harbour.getByRole('button', { name: new RegExp(`^Launch in ${account}, us-east-1 · `) }).click();
    await job.heading.waitFor();
    await expect(job.status).toHaveText('Completed');
    await expect(harbour.getByText(`s3://harbour-data/models/${job.name}/`).first()).toBeVisible();
  });

  const models = new ModelsPage(harbour);
  await test.step('what it trained is registered, approved and deployed', async () => {
    // moto runs nothing, so the artifact the job names is put there for it.
    const { value: done } = await ask(harbour, 'jobs.show', { workspaceId: 'aws-harbour-us-east-1', name: job.name });
    await putArtifact(done.artifactS3Uri ?? '');
    await models.register('harbour-places');
    await models.judge('Approve', 'Good enough for a test.');
    await models.deploy.click();
    // What an endpoint may run on, by the prices of hosting: t2 is not for training.
    const type = harbour.getByRole('combobox', { name: 'Instance type' });
    await type.fill('t2.medium');
    await expect(harbour.getByRole('option').filter({ hasText: 'ml.t2.medium' })).toContainText('2 vCPU, 4 GiB');
    await type.fill('ml.m5.large');
    await expect(harbour.getByText(/^2 vCPU, 8 GiB; \$0\.115 an hour in us-east-1/)).toBeVisible();
    await harbour.keyboard.press('Escape');
    await harbour.getByRole('textbox', { name: 'Endpoint name' }).fill('harbour-desk');
    for (let step = 0; step < 2; step++) await harbour.getByRole('button', { name: 'Next', exact: true }).click();
    await harbour.getByRole('button', { name: 'Deploy', exact: true }).click();
  });

  await test.step('the endpoint answers, and is deleted with what it would leave behind', async () => {
    const desk = new EndpointPage(harbour, 'harbour-desk');
    await desk.heading.waitFor();
    await expect(desk.status('In service')).toBeVisible();
    await expect(harbour.getByRole('main').getByRole('link', { name: 'harbour-places/1' })).toBeVisible();
    await desk.button('Delete').click();
    await expect(desk.dialog).toContainText(account);
    await desk.dialog.getByRole('button', { name: 'Delete endpoint' }).click();
    await expect(harbour.getByRole('heading', { name: 'No endpoints yet' })).toBeVisible();
    await job.open();
    await job.button('Delete').click();
    await job.confirm('Delete job').click();
    // moto cannot delete a training job: it must say so, not break.
    await expect(harbour.getByText(`${job.name} was not deleted`)).toBeVisible();
    await expect(job.heading).toBeVisible();
  });

  await test.step('nothing of it is in the window of this machine', async () => {
    await window.evaluate(() => {
      location.hash = '#/jobs';
    });
    await expect(window.getByRole('heading', { name: 'No training jobs yet' })).toBeVisible();
  });
});

test('production begins read-only: controls say why, the main process refuses too, and full access comes at once', async ({
  launch,
}) => {
  test.setTimeout(120_000);
  const { app, window } = await launch({ environment: files.environment });
  const here = new WorkspacesPage(window);
  await here.table.waitFor();
  const production = await here.add(app, 'harbour-prod', 'Red');
  const there = new WorkspacesPage(production);
  await expect(there.button).toContainText('Production');
  await expect(there.button).toContainText('Read-only');
  await expect(production).toHaveTitle(`harbour-prod (Production) · ${account} · eu-west-1 – Upside`);
  await production.evaluate(() => {
    location.hash = '#/jobs';
  });
  const newJob = production.getByRole('link', { name: 'New training job' });
  await expect(newJob).toBeDisabled();
  await newJob.focus();
  await expect(production.getByRole('tooltip')).toContainText('This workspace is read-only in Upside');
  await look(production, 'jobs, read-only');
  const workspaceId = 'aws-harbour-prod-eu-west-1';
  const confirmed = { accountId: account, region: 'eu-west-1', target: 'a-job' };
  await expect(ask(production, 'jobs.delete', { workspaceId, name: 'a-job', confirmed })).rejects.toThrow(
    /^workspace\.read-only/,
  );

  await here.open();
  await here.row('harbour-prod').getByRole('button', { name: 'Edit harbour-prod' }).click();
  const edit = here.dialog('Edit harbour-prod');
  await edit.getByRole('radio', { name: 'Full' }).check();
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(newJob).toBeEnabled();
  await expect(there.button).not.toContainText('Read-only');

  // From the menu one comes back to the window there is; another one is not opened.
  await here.button.click();
  await look(window, 'menu');
  await here.menu.getByRole('button', { name: /harbour-prod/ }).click();
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL()))
    .toContain(workspaceId);
  expect(app.windows()).toHaveLength(2);

  const closed = production.waitForEvent('close');
  await here.row('harbour-prod').getByRole('button', { name: 'Remove harbour-prod' }).click();
  await look(window, 'remove');
  await here.dialog('Remove this workspace?').getByRole('button', { name: 'Remove workspace' }).click();
  await closed;
  await expect(here.row('harbour-prod')).toHaveCount(0);
});

test('an MFA code is asked for in every window, by keyboard; cancelled, one place says so and asks again', async ({
  launch,
}) => {
  test.setTimeout(120_000);
  const { app, window } = await launch({ environment: files.environment });
  const here = new WorkspacesPage(window);
  await here.table.waitFor();
  const guarded = await here.add(app, 'guarded', 'Green');
  const code = (page: Page) => page.getByRole('dialog', { name: 'Enter an MFA code' });
  await expect(code(guarded)).toContainText(`arn:aws:iam::${account}:mfa/keeper`);
  await expect(code(window)).toContainText('1 of 3');
  await look(guarded, 'MFA');
  await guarded.keyboard.type('12 34');
  await guarded.keyboard.press('Enter');
  await expect(code(guarded)).toContainText('The code has 6 digits; this one has 4.');
  await guarded.keyboard.press('Escape');
  await expect(code(guarded)).toBeHidden();
  await expect(code(window)).toBeHidden();

  const signIn = guarded.getByRole('main').getByRole('button', { name: /^(Sign in|Try again)$/ });
  await signIn.waitFor();
  await look(guarded, 'signed out');
  await signIn.press('Enter');
  await expect(code(guarded)).toBeVisible();
  await guarded.keyboard.type('123456');
  await guarded.keyboard.press('Enter');
  await expect(new WorkspacesPage(guarded).button).toContainText(account);
  await expect(code(window)).toBeHidden();
  await expect(signIn).toBeHidden();
});

/** An empty archive, as a program leaves it that has nothing to say. */
async function putArtifact(s3Uri: string): Promise<void> {
  const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(s3Uri) ?? [];
  const archive = pack();
  archive.entry({ name: 'model.json' }, '{}');
  archive.finalize();
  const Body = gzipSync(await buffer(archive as unknown as Readable));
  const s3 = new S3Client({ ...moto.connection, endpoint: moto.connection.endpoint ?? '', forcePathStyle: true });
  await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
  s3.destroy();
}

/** axe finds nothing serious, in either theme; the second changes nothing but colours. */
async function look(window: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme });
    expect
      .soft(await serious(window, colorScheme === 'light' ? 'all' : 'colours'), `${what}, ${colorScheme}`)
      .toEqual([]);
  }
}
