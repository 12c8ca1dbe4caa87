import { fail, ok, type Result } from '../../../shared/errors/result';
import { contentTypeOf } from '../../../shared/model/content-type';
import { parseS3Uri, toS3Uri } from '../../../shared/model/s3-uri';
import { outcomeOf } from '../audit/outcome';
import { guard } from '../guard';
import type { Files } from '../platform-ports';
import type { DataDomain, DataOrigin } from './contract';
import { createListing } from './listing';
import type { DataOptions } from './options';
import { previewBytes, previewLimitBytes } from './preview';
import { createRate } from './rate';
import { streamProgress } from './stream-progress';

/** Objects of a workspace and the files that become objects. */
export function createData(options: DataOptions): DataDomain {
  const { link, files, clock } = options;
  const listing = createListing(options);

  const pathOf = async (origin: Exclude<DataOrigin, { kind: 'object' }>): Promise<Result<string>> => {
    if (origin.kind === 'path') return ok(origin.path);
    const sample = (await options.resources.samples()).find(({ name }) => name === origin.name);
    if (sample) return ok(sample.path);
    return fail('input.invalid', `There is no sample called ${origin.name}.`, 'Choose one of the samples listed.');
  };

  return {
    async samples() {
      return ok((await options.resources.samples()).map(({ path: _path, ...sample }) => sample));
    },

    async preview(_scope, origin, format = 'labelled-text') {
      if (origin.kind === 'object') {
        const aws = await link.aws();
        if (!aws.ok) return aws;
        const head = link.report(await aws.data.objects.head(origin.s3Uri));
        if (!head.ok) return head;
        const start = link.report(await aws.data.objects.readStart(origin.s3Uri, previewLimitBytes));
        return start.ok ? ok(previewBytes(start.data, nameOf(origin.s3Uri), head.data.bytes, format)) : start;
      }
      const path = await pathOf(origin);
      if (!path.ok) return path;
      const size = await files.size(path.data);
      if (!size.ok) return size;
      return guard(async () => previewBytes(await readStart(files, path.data), nameOf(path.data), size.data, format));
    },

    async planUpload(_scope, origin, s3Uri) {
      if (origin.kind === 'object') return ok(null);
      const place = parseS3Uri(s3Uri);
      if (!place?.key)
        return fail('input.invalid', `${s3Uri} names no object.`, 'An S3 URI looks like s3://bucket/key.');
      const path = await pathOf(origin);
      return path.ok ? ok({ kind: 'file', path: path.data, ...place, contentType: contentTypeOf(path.data) }) : path;
    },

    list: (scope, prefix) => listing.list(scope, prefix),

    async *upload(scope, origin, key, signal) {
      const aws = await link.aws();
      if (!aws.ok) return yield aws;
      const path: Result<string> =
        origin.kind === 'object'
          ? fail('input.invalid', 'An object is in S3 already.', 'Name it as the input instead of uploading it.')
          : await pathOf(origin);
      if (!path.ok) return yield path;
      const size = await files.size(path.data);
      if (!size.ok) return yield size;
      // An account nobody has put anything into yet has no default bucket.
      const bucket = link.report(await aws.data.objects.ensureBucket(scope.bucket));
      if (!bucket.ok) return yield bucket;
      const s3Uri = toS3Uri(scope.bucket, key);
      const rate = createRate(clock, size.data);
      yield* streamProgress(
        async (report) => {
          const onProgress = (bytes: number): void => report(rate(bytes));
          const done = await aws.data.objects.upload(s3Uri, path.data, { signal, onProgress });
          const ended = outcomeOf(done, ({ checksumSha256 }) => `Read back with SHA-256 ${checksumSha256}.`);
          await options.audit.record({ ...scope, action: 'data.upload', target: `object/${s3Uri}`, ...ended });
          return done;
        },
        ({ bytes, checksumSha256 }) => ({ kind: 'done' as const, s3Uri, bytes, checksumSha256 }),
        signal,
      );
    },

    async *download(_scope, s3Uri, path, signal) {
      const aws = await link.aws();
      if (!aws.ok) return yield aws;
      if (!parseS3Uri(s3Uri)?.key) {
        return yield fail('input.invalid', `${s3Uri} names no object.`, 'An S3 URI looks like s3://bucket/key.');
      }
      const head = link.report(await aws.data.objects.head(s3Uri));
      if (!head.ok) return yield head;
      const source = link.report(await aws.data.objects.read(s3Uri, signal));
      if (!source.ok) return yield source;
      const rate = createRate(clock, source.data.bytes);
      const expected = { bytes: source.data.bytes, checksumSha256: head.data.checksumSha256 };
      yield* streamProgress(
        (report) => files.save(path, source.data.body, expected, (bytes) => report(rate(bytes)), signal),
        ({ bytes }) => ({ kind: 'done' as const, fileName: nameOf(path), bytes }),
        signal,
      );
    },
  };
}

async function readStart(files: Files, path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of files.read(path, previewLimitBytes)) {
    chunks.push(chunk);
    length += chunk.length;
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** The last part of a path or an address, whichever way its separators lean. */
function nameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
