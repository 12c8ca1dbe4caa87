import { CreateBucketCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { ElectronApplication, Page } from '@playwright/test';
import { accounts, type LoopbackAws, mfaSerial, startLoopbackAws } from '../fakes/loopback-aws';
import { ask } from './bridge';
import { expect, test } from './fixtures';
import { WorkspacesPage } from './pages/workspaces-page';

test.use({ start: '#/workspaces' });

const guardedId = 'aws-guarded-us-east-1';
const lamp = { Bucket: 'harbour-lamps', Key: 'lamps/green.txt' };
let aws: LoopbackAws;
test.beforeAll(async () => {
  // The first run on a machine makes moto's environment.
  test.setTimeout(240_000);
  aws = await startLoopbackAws();
  await aws.s3.send(new CreateBucketCommand({ Bucket: lamp.Bucket }));
  await aws.s3.send(new PutObjectCommand({ ...lamp, Body: 'lit' }));
});
test.afterAll(async () => {
  await aws?.stop();
});

const mfaPrompt = (page: Page) => page.getByRole('dialog', { name: 'Enter an MFA code' });
const signIn = (page: Page) => page.getByRole('button', { name: 'Sign in', exact: true });
const rolesTaken = () => aws.door.calls.filter((call) => call.get('Action') === 'AssumeRole').length;

async function answer(page: Page, code: string): Promise<void> {
  await mfaPrompt(page).getByRole('textbox', { name: 'Code' }).fill(code);
  await mfaPrompt(page).getByRole('button', { name: 'Continue' }).click();
}

/** The guarded workspace's window, asking for its first code. */
async function guardedWindow(app: ElectronApplication, window: Page): Promise<Page> {
  const here = new WorkspacesPage(window);
  await here.table.waitFor();
  const guarded = await here.add(app, 'guarded', 'Green');
  await expect(mfaPrompt(guarded)).toContainText(mfaSerial);
  return guarded;
}

async function isConnected(page: Page): Promise<void> {
  await expect(new WorkspacesPage(page).button).toContainText(accounts.home);
  await expect(page.getByText('Online', { exact: true })).toBeVisible();
}

test('a wrong code asks again, a cancelled one leaves one place to sign in and no dialog by itself', async ({
  launch,
}) => {
  test.setTimeout(120_000);
  const { app, window } = await launch({ environment: aws.environment });
  const guarded = await guardedWindow(app, window);
  await answer(guarded, '111111');
  await expect(mfaPrompt(guarded)).toContainText('2 of 3');
  await expect(mfaPrompt(guarded)).toContainText('That code was wrong or already used.');
  await mfaPrompt(guarded).getByRole('button', { name: 'Cancel' }).click();
  await expect(mfaPrompt(guarded)).toHaveCount(0);
  await expect(signIn(guarded)).toHaveCount(1);

  // Whatever a screen asks for now is refused; the person is left alone.
  const asked = rolesTaken();
  for (const screen of ['jobs', 'endpoints', 'models', 'data/s3'])
    await guarded.evaluate((address) => {
      location.hash = address;
    }, `#/${screen}`);
  await expect(ask(guarded, 'objects.buckets', { workspaceId: guardedId })).rejects.toThrow(/^(credentials|cancelled)/);
  await expect(mfaPrompt(guarded)).toHaveCount(0);
  await expect(signIn(guarded)).toHaveCount(1);
  expect(rolesTaken()).toBe(asked);

  aws.door.codes.add('222222');
  await signIn(guarded).click();
  await answer(guarded, '222222');
  await isConnected(guarded);
  await expect(signIn(guarded)).toHaveCount(0);
  await expect(mfaPrompt(window)).toHaveCount(0);
});

test('what is marked sensitive asks for a code before it is sent, and is not sent without', async ({ launch }) => {
  test.setTimeout(120_000);
  const { app, window } = await launch({ environment: aws.environment });
  const guarded = await guardedWindow(app, window);
  aws.door.codes.add('333333');
  await answer(guarded, '333333');
  await isConnected(guarded);
  const here = new WorkspacesPage(window);
  await here.row('guarded').getByRole('button', { name: 'Edit guarded' }).click();
  await here.dialog('Edit guarded').getByRole('checkbox', { name: 'Delete anything' }).check();
  await here.dialog('Edit guarded').getByRole('button', { name: 'Save' }).click();
  await here.dialog('Edit guarded').waitFor({ state: 'hidden' });

  await guarded.evaluate((address) => {
    location.hash = address;
  }, `#/data/s3/${lamp.Bucket}/lamps`);
  const deletion = guarded.getByRole('dialog', { name: 'Delete from S3?' });
  const remove = async () => {
    await guarded.getByRole('checkbox', { name: 'Choose green.txt' }).check();
    await guarded.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(deletion).toContainText(accounts.home);
    await deletion.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(mfaPrompt(guarded)).toContainText('to delete in guarded');
  };
  const sent = aws.proxy.count('POST');
  await remove();
  await mfaPrompt(guarded).getByRole('button', { name: 'Cancel' }).click();
  await expect(deletion).toHaveCount(0);
  await aws.s3.send(new HeadObjectCommand(lamp));
  expect(aws.proxy.count('POST')).toBe(sent);

  aws.door.codes.add('444444');
  await remove();
  await answer(guarded, '444444');
  await expect(guarded.getByText('Deleted 1 object')).toBeVisible();
  await expect(aws.s3.send(new HeadObjectCommand(lamp))).rejects.toMatchObject({ name: 'NotFound' });
});

test('keys that end, or are refused, while the window watches: one question, and everything that waited goes on', async ({
  launch,
}) => {
  test.setTimeout(120_000);
  const { app, window } = await launch({ environment: aws.environment });
  const guarded = await guardedWindow(app, window);
  // Keys are replaced five minutes before they end: these in a few seconds, when the window next looks.
  aws.door.lifetime = 5 * 60 + 4;
  aws.door.codes.add('555555');
  await answer(guarded, '555555');
  await isConnected(guarded);
  await guarded.evaluate(() => {
    location.hash = '#/jobs';
  });
  await expect(mfaPrompt(guarded)).toContainText('1 of 3', { timeout: 60_000 });
  aws.door.lifetime = null;
  await everythingWaits(guarded, async () => {
    aws.door.codes.add('666666');
    await answer(guarded, '666666');
  });

  aws.proxy.expireKeys();
  await everythingWaits(guarded, async () => {
    await expect(mfaPrompt(guarded)).toContainText('1 of 3');
    aws.door.codes.add('777777');
    await answer(guarded, '777777');
  });
  await isConnected(guarded);
});

/** Several calls at once end well, with one question and one sign-in for all of them. */
async function everythingWaits(page: Page, signInAgain: () => Promise<void>): Promise<void> {
  const before = rolesTaken();
  const here = { workspaceId: guardedId };
  const underWay = Promise.all([
    ask(page, 'objects.buckets', here),
    ask(page, 'endpoints.list', here),
    ask(page, 'models.groups', here),
    ask(page, 'account.roles', here),
  ]);
  await signInAgain();
  const [buckets] = await underWay;
  expect(JSON.stringify(buckets)).toContain(lamp.Bucket);
  await expect(mfaPrompt(page)).toHaveCount(0);
  expect(rolesTaken()).toBe(before + 1);
}

test('a sign-in in the browser: the right page is opened, and the dialog goes when it was seen', async ({ launch }) => {
  test.setTimeout(120_000);
  const { app, window } = await launch({ environment: aws.environment });
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedPages: opened });
    shell.openExternal = async (address) => void opened.push(address);
  });
  const here = new WorkspacesPage(window);
  await here.table.waitFor();
  const lab = await here.add(app, 'lab', 'Blue');
  const prompt = (page: Page) => page.getByRole('dialog', { name: 'Sign in to AWS in your browser' });
  await expect(prompt(lab).getByLabel('Code', { exact: true })).toHaveText('WXYZ-1234');
  await expect(prompt(lab)).toContainText('device.sso.example');
  await prompt(lab).getByRole('button', { name: 'Cancel' }).click();
  await expect(prompt(window)).toHaveCount(0);
  await signIn(lab).click();
  await prompt(lab).getByRole('button', { name: 'Open browser' }).click();
  await expect(prompt(lab).getByRole('button', { name: 'Open browser again' })).toBeVisible();
  const opened = () => app.evaluate(() => (globalThis as unknown as { openedPages: string[] }).openedPages);
  await expect.poll(opened).toEqual(['https://device.sso.example/?user_code=WXYZ-1234']);

  aws.sso.allow();
  await expect(prompt(lab)).toHaveCount(0);
  await isConnected(lab);
  await expect(prompt(window)).toHaveCount(0);
});
