import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { expect, it } from 'vitest';
import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import { artifactReader } from './artifact-reader';

async function archive(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const tar = pack();
  for (const [name, content] of Object.entries(files)) tar.entry({ name }, content);
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks));
}
const find = async (bytes: Buffer, most = 1_000) =>
  artifactReader.find(Readable.from([bytes.subarray(0, 20), bytes.subarray(20)]), 'evaluation.json', most);

it('finds a file in any folder', async () => {
  const bytes = await archive({ 'weights.bin': 'x'.repeat(100_000), 'code/evaluation.json': '{"a":1}', last: '' });
  const found = await find(bytes);
  expect(found.ok && found.data && Buffer.from(found.data).toString()).toBe('{"a":1}');
});

it('answers null for a missing and for a too large file', async () => {
  expect(await find(await archive({ 'weights.bin': 'x' }))).toEqual({ ok: true, data: null });
  expect(await find(await archive({ 'evaluation.json': 'x'.repeat(2_000) }))).toEqual({ ok: true, data: null });
});

it('says of what is no archive, or half of one, that it cannot be read', async () => {
  const whole = await archive({ 'weights.bin': 'x'.repeat(100_000), 'evaluation.json': '{}' });
  for (const bytes of [Buffer.from('not gzip at all, whatever'), whole.subarray(0, whole.length / 2)]) {
    expect(await find(bytes)).toMatchObject({ ok: false, error: { code: 'file.unreadable' } });
  }
});

it("tells the connection's failure as it was", async () => {
  const broken = fail('workspace.offline', 'It broke off.', 'Again.', { retryable: true });
  const body = Readable.from(
    (async function* () {
      yield (await archive({ a: 'x'.repeat(1_000) })).subarray(0, 30);
      throw new CodedError(broken.error);
    })(),
  );
  expect(await artifactReader.find(body, 'evaluation.json', 10)).toEqual(broken);
});
