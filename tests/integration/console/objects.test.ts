import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deletionTarget } from '../../../shared/model/bucket-objects';
import { all, must, openTestConsole, type TestConsole } from '../../fakes/opened-console';

const never = new AbortController().signal;
let test: TestConsole;
let bucket: string;
let folder: string;
beforeAll(async () => {
  test = await openTestConsole();
  must(await test.console.workspace.reconnect());
  ({ bucket } = await test.scope());
  folder = join(test.home, 'town');
  await mkdir(join(folder, 'harbour'), { recursive: true });
  await writeFile(join(folder, 'notes.json'), '{"lamp":1}');
  await writeFile(join(folder, 'harbour', 'boats.csv'), 'name,berth\nTern,4\nPetrel,7\n');
  await writeFile(join(folder, '.hidden'), 'not meant');
  await all(test.console.objects.upload(await test.scope(), bucket, 'in/', [folder], never));
});
afterAll(() => test.destroy());

const browse = async (prefix: string) =>
  must(await test.console.objects.browse(await test.scope(), bucket, prefix, null));
const confirmed = async (target: string) => {
  const { accountId, region } = await test.scope();
  return { accountId, region, target };
};

it('uploads a folder under its name and lists it level by level', async () => {
  expect((await browse('in/')).prefixes).toEqual(['in/town/']);
  const town = await browse('in/town/');
  expect(town.prefixes).toEqual(['in/town/harbour/']);
  expect(town.objects.map(({ bytes, key }) => [key, bytes])).toEqual([['in/town/notes.json', 10]]);
  const { buckets } = must(await test.console.objects.buckets(await test.scope()));
  expect(buckets).toContainEqual(expect.objectContaining({ name: bucket, isDefault: true }));
});

it('shows what objects hold', async () => {
  const preview = async (key: string) =>
    must(await test.console.objects.preview(await test.scope(), `s3://${bucket}/in/town/${key}`));
  expect(await preview('notes.json')).toMatchObject({ kind: 'text', pretty: true });
  expect(await preview('harbour/boats.csv')).toMatchObject({ kind: 'rows', columns: ['name', 'berth'] });
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  const image = join(test.home, 'pixel.bin');
  await writeFile(image, Buffer.from(pixel, 'base64'));
  await all(test.console.objects.upload(await test.scope(), bucket, 'in/town/', [image], never));
  expect(await preview('pixel.bin')).toMatchObject({ kind: 'image', mediaType: 'image/png', base64: pixel });
});

it('downloads a folder, leaves what is there as it is, and replaces no other file', async () => {
  const to = join(test.home, 'down');
  const selection = { bucket, keys: [], prefixes: ['in/town/'] };
  await all(test.console.objects.download(await test.scope(), selection, to, never));
  expect(await readFile(join(to, 'town/harbour/boats.csv'), 'utf8')).toContain('Petrel');
  const again = await all(test.console.objects.download(await test.scope(), selection, to, never));
  expect(again.at(-1)).toMatchObject({ kind: 'done' });
  await writeFile(join(to, 'town/notes.json'), 'somebody wrote here');
  const items = [];
  for await (const item of test.console.objects.download(await test.scope(), selection, to, never)) items.push(item);
  expect(items.at(-1)).toMatchObject({ ok: false, error: { code: 'file.unreadable' } });
  expect(await readFile(join(to, 'town/notes.json'), 'utf8')).toBe('somebody wrote here');
});

it('deletes what was confirmed and nothing else', async () => {
  const file = join(test.home, 'passing.txt');
  await writeFile(file, 'passing');
  await all(test.console.objects.upload(await test.scope(), bucket, 'out/deep/', [file], never));
  await all(test.console.objects.upload(await test.scope(), bucket, 'out/', [file], never));
  const selection = { bucket, keys: ['out/passing.txt'], prefixes: ['out/deep/'] };
  expect(must(await test.console.objects.deletePlan(await test.scope(), selection))).toEqual({ objects: 2, bytes: 14 });
  const scope = await test.scope();
  const wrong = await test.console.objects.delete(scope, selection, await confirmed('s3://another/'));
  expect(wrong).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
  expect((await browse('out/')).objects).toHaveLength(1);
  must(await test.console.objects.delete(scope, selection, await confirmed(deletionTarget(selection))));
  expect(await browse('out/')).toMatchObject({ objects: [], prefixes: [] });
  expect((await browse('in/')).prefixes).toEqual(['in/town/']);
  const filter = { text: '', action: 'objects.delete', outcome: null };
  expect(must(await test.console.audit.list(filter, null, 5)).records[0]).toMatchObject({ outcome: 'done' });
});

it('shows what was seen last when the workspace is away', async () => {
  await browse('in/town/');
  must(await test.console.local.stop(AbortSignal.timeout(30_000)));
  expect(await browse('in/town/')).toMatchObject({ source: 'store', prefixes: ['in/town/harbour/'] });
  const unseen = await test.console.objects.browse(await test.scope(), bucket, 'never/seen/', null);
  expect(unseen).toMatchObject({ ok: false, error: { code: 'workspace.offline' } });
});
