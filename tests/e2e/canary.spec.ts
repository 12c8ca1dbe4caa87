import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { filesHolding } from '../fakes/files-holding';
import { accounts, type LoopbackAws, startLoopbackAws } from '../fakes/loopback-aws';
import { ask } from './bridge';
import { recordCrossings } from './crossings';
import { expect, test } from './fixtures';
import { WorkspacesPage } from './pages/workspaces-page';

test.use({ start: '#/workspaces' });

/** Digits that stand nowhere by themselves. */
const codes = { refused: '918273', good: '827364' } as const;
let aws: LoopbackAws;
/** Of what a test finds, outside the home. */
let found: string;
test.beforeAll(async () => {
  // The first run on a machine makes moto's environment.
  test.setTimeout(240_000);
  aws = await startLoopbackAws();
  found = mkdtempSync(join(tmpdir(), 'upside-heaps-'));
});
test.afterAll(async () => {
  await aws?.stop();
  rmSync(found, { recursive: true, force: true });
});

test('no key, token or code of AWS is found in files, logs, exports, memory of a page, or on the way to one', async ({
  home,
  launch,
}) => {
  test.setTimeout(240_000);
  const { app, window } = await launch({ environment: aws.environment });
  const printed = printedBy(app);
  const crossed = await recordCrossings(app);
  const here = new WorkspacesPage(window);
  await here.table.waitFor();

  const keys = await here.add(app, 'keys', 'Violet');
  await expect(new WorkspacesPage(keys).button).toContainText(accounts.home);
  const guarded = await here.add(app, 'guarded', 'Green');
  await test.step('a refusal of STS that gives back what was sent, then a sign-in with MFA', async () => {
    aws.door.refuse('AccessDenied', 'echo');
    await enterCode(guarded, codes.refused);
    const again = guarded.getByRole('main').getByRole('button', { name: 'Try again' });
    await expect(guarded.getByRole('main')).toContainText('[removed]');
    aws.door.codes.add(codes.good);
    await again.click();
    await enterCode(guarded, codes.good);
    await expect(new WorkspacesPage(guarded).button).toContainText(accounts.home);
  });
  const lab = await here.add(app, 'lab', 'Blue');
  await test.step('a sign-in with IAM Identity Center', async () => {
    await expect(lab.getByRole('dialog', { name: 'Sign in to AWS in your browser' })).toBeVisible();
    aws.sso.allow();
    await expect(new WorkspacesPage(lab).button).toContainText(accounts.home);
  });

  const windows = { keys, guarded, lab };
  for (const [profile, page] of Object.entries(windows)) {
    await test.step(`lists, failures, and the doctor of ${profile}`, () => walk(app, page, profile));
  }
  await test.step('the audit log, with something in it, is exported', async () => {
    await ask(keys, 'jobs.stop', { workspaceId: 'aws-keys-us-east-1', name: 'never-was' }).catch(() => null);
    mkdirSync(join(home, 'exports'));
    await app.evaluate(
      ({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      },
      join(home, 'exports', 'audit.jsonl'),
    );
    await keys.evaluate(() => {
      location.hash = '#/audit';
    });
    await keys.getByRole('button', { name: 'Export' }).click();
    await expect(keys.getByText('Saved audit.jsonl')).toBeVisible();
  });

  // Everything given out on the way is a secret too: tokens, keys of roles, secrets of clients.
  const secrets = aws.secrets();
  expect(secrets.length).toBeGreaterThan(8);
  await test.step('the memory of the pages', async () => {
    await takeHeaps(app);
    expect(await filesHolding(found, ...secrets, ...Object.values(codes))).toEqual([]);
    expect((await filesHolding(found, 'aws-guarded-us-east-1')).length).toBeGreaterThan(1);
  });
  await test.step('what crossed', async () => {
    const [up, down] = [await crossed.toMain(), await crossed.toPages()];
    expect(holders([...up, ...down], secrets)).toEqual([]);
    expect(holders(down, Object.values(codes))).toEqual([]);
    // The one thing that must cross, and the sign that the recorder works.
    expect(holders(up, Object.values(codes)).every((one) => one.startsWith('["prompts.answer"'))).toBe(true);
    expect(holders(up, Object.values(codes))).toHaveLength(2);
    expect(holders(down, [accounts.home]).length).toBeGreaterThan(10);
  });
  await test.step('the files of the home, after a crash of a page and the end of the app', async () => {
    await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      await new Promise((back) => {
        contents?.once('render-process-gone', () => contents.once('did-finish-load', () => back(null)));
        contents?.forcefullyCrashRenderer();
      });
    });
    const dumps = await app.evaluate(({ app: electron }) => electron.getPath('crashDumps'));
    expect(dumps.startsWith(home)).toBe(true);
    await app.close();
    expect(await filesHolding(home, ...secrets, ...Object.values(codes))).toEqual([]);
    for (const place of ['store.db', 'workspaces.json', join('exports', 'audit.jsonl')])
      expect(await filesHolding(home, 'us-east-1')).toContain(place);
    expect(await filesHolding(home, 'credentials.fetched')).toEqual([expect.stringMatching(/^logs/)]);
  });
  expect(holders(printed(), [...secrets, ...Object.values(codes)])).toEqual([]);
});

async function enterCode(page: Page, code: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Enter an MFA code' });
  // Key by key, as a person: `fill` would leave the whole code in the page's memory by itself.
  await dialog.getByRole('textbox', { name: 'Code' }).pressSequentially(code);
  await dialog.getByRole('button', { name: 'Continue' }).click();
}

/** Looks at what the account holds, has calls refused, and copies what the doctor says. */
async function walk(app: ElectronApplication, page: Page, profile: string): Promise<void> {
  const workspaceId = `aws-${profile}-us-east-1`;
  for (const screen of ['jobs', 'processing', 'models', 'endpoints', 'data/s3'])
    await page.evaluate((address) => {
      location.hash = address;
    }, `#/${screen}`);
  for (const operation of ['DescribeTrainingJob', 'GET', 'POST']) aws.proxy.fail(operation, 'unsigned', 1);
  const job = ask(page, 'jobs.show', { workspaceId, name: 'never-was' });
  await expect(job).rejects.toThrow(/aws\.denied.*signature/s);
  // A screen that was left may have met these two refusals already.
  await ask(page, 'objects.buckets', { workspaceId }).catch(() => null);
  await ask(page, 'account.roles', { workspaceId }).catch(() => null);
  await expect(ask(page, 'jobs.show', { workspaceId, name: 'never-was' })).rejects.toThrow(/not-found/);
  await page.evaluate(() => {
    location.hash = '#/doctor';
  });
  await expect(page.getByRole('button', { name: 'Check again' })).toBeEnabled();
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const text = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(text).toContain(profile);
  expect(holders([text], [...aws.secrets(), ...Object.values(codes)])).toEqual([]);
}

/** The heaps of all pages as files, collected first: what is left is what something still holds. */
async function takeHeaps(app: ElectronApplication): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }, folder) => {
    for (const { webContents } of BrowserWindow.getAllWindows())
      await webContents.takeHeapSnapshot(`${folder}/${webContents.id}.heapsnapshot`);
  }, found);
  for (const file of readdirSync(found)) keepStrings(join(found, file));
}

/** What comes before them is numbers, a million of which hold the digits of any code. */
function keepStrings(file: string): void {
  const snapshot = readFileSync(file);
  const begin = snapshot.indexOf('"strings":[');
  expect(begin).toBeGreaterThan(0);
  writeFileSync(file, snapshot.subarray(begin));
}

function holders(texts: readonly string[], secrets: readonly string[]): readonly string[] {
  return texts.filter((text) => secrets.some((secret) => text.includes(secret)));
}

function printedBy(app: ElectronApplication): () => readonly string[] {
  const printed: string[] = [];
  const { stderr, stdout } = app.process();
  for (const output of [stdout, stderr]) output?.on('data', (data: Buffer) => printed.push(String(data)));
  return () => printed;
}
