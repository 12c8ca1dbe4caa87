import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { fail } from '../../../shared/errors/result';
import type { Upload } from '../../../shared/model/code/upload';
import { contentTypeOf } from '../../../shared/model/content-type';
import { formatBytes, formatDateTime } from '../../../shared/model/format';
import { type CodeOption, codeOption, printCode } from '../code-option';
import { type CliContext, connect, connectOrOffline, Stop, unwrap } from '../context';
import { cancelled, parseSource, upload } from '../data-source';
import { table } from '../output';
import { showProgress } from '../progress';
import { addDataFiles } from './data-files';
import { addDataLines } from './data-lines';
import { addDataObjects } from './data-objects';
import { addPrepare } from './data-prepare';
import { addDataSets } from './data-sets';

/** `upside data …`: the objects of the workspace's bucket, and the data sets made of transcripts. */
export function addData(program: Command, context: CliContext): void {
  const data = program
    .command('data')
    .description('put data into S3, list it, get it back; make data sets of transcripts');

  addPrepare(data, context);
  addDataSets(data, context);
  addDataLines(data, context);
  addDataFiles(data, context);
  addDataObjects(data, context);

  data
    .command('samples')
    .description('what ships with Upside to train on, each used as sample:NAME')
    .action(async () => {
      const { console } = await connectOrOffline(context);
      const samples = unwrap(await console.data.samples());
      context.output.result(samples, () =>
        table(
          ['NAME', 'CHANNEL', 'FOR', 'SIZE', 'WHAT'],
          samples.map(({ bytes, channel, name, recipeId, summary }) => [
            `sample:${name}`,
            channel,
            recipeId,
            formatBytes(bytes),
            summary,
          ]),
          [3],
        ),
      );
    });

  data
    .command('upload')
    .argument('<source>', 'a file or sample:NAME')
    .option('--key <key>', 'key in the default bucket (default: data/<file name>)')
    .option(...codeOption)
    .description('upload; returns after size and checksum were read back')
    .action(async (source: string, options: CodeOption & { key?: string }) => {
      const { console, scope } = await connect(context);
      const origin = parseSource(source);
      const key = options.key ?? `data/${basename(source.replace(/^sample:/, ''))}`;
      if (options.code !== undefined) {
        if (origin.kind !== 'path')
          throw new Stop(fail('input.invalid', `${source} is no file of this machine.`, 'Name a file.').error);
        const { bucket } = unwrap(await console.workspace.current()).defaults;
        const contentType = contentTypeOf(origin.path);
        const file: Upload = { kind: 'file', path: origin.path, bucket, key, contentType };
        return printCode(context, { kind: 'upload', uploads: [file] }, options.code, scope.region);
      }
      const done = await upload(context, console, scope, origin, key);
      context.output.result(done, () => `${done.s3Uri}  ${formatBytes(done.bytes)}  SHA-256 ${done.checksumSha256}`);
    });

  data
    .command('list')
    .argument('[prefix]', 's3://bucket/prefix (default: the whole default bucket)')
    .description('list objects')
    .action(async (prefix: string | undefined) => {
      const { console, scope } = await connect(context);
      const listing = unwrap(await console.data.list(scope, prefix ?? null));
      context.output.result(listing, () =>
        table(
          ['SIZE', 'WRITTEN', 'OBJECT'],
          listing.objects.map(({ bytes, modifiedAt, s3Uri }) => [
            formatBytes(bytes),
            formatDateTime(modifiedAt),
            s3Uri,
          ]),
          [0],
        ),
      );
    });

  data
    .command('download')
    .argument('<s3uri>', 's3://bucket/key')
    .option('--to <file>', 'where to save it (default: its own name here)')
    .description('download; the file appears only when it is whole and its checksum agrees')
    .action(async (s3Uri: string, { to }: { to?: string }) => {
      const { console, scope } = await connect(context);
      const path = resolve(to ?? basename(s3Uri));
      for await (const result of console.data.download(scope, s3Uri, path, context.signal)) {
        const item = unwrap(result);
        if (item.kind === 'progress') showProgress(context, `Downloading ${s3Uri}`, item);
        else return context.output.result({ path, bytes: item.bytes }, () => `${path}  ${formatBytes(item.bytes)}`);
      }
      throw cancelled(`The download of ${s3Uri}`);
    });
}
