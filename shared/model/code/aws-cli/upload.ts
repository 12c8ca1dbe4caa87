import { toS3Uri } from '../../s3-uri';
import { type ArchiveUpload, archiveType, type FileUpload, type TextUpload, type Upload } from '../upload';
import { wellFormed } from '../well-formed';
import { shellWord } from './shell-words';

/** The AWS CLI commands that put things into S3, in order; none of them leaves anything behind on this machine. */
export function uploadCommands(uploads: readonly Upload[], region: string): readonly string[] {
  return uploads.flatMap((upload) => commandsOf(upload, region));
}

function commandsOf(upload: Upload, region: string): readonly string[] {
  switch (upload.kind) {
    case 'file':
      return [copyFile(upload, region)];
    case 'text':
      return [writeText(upload, region)];
    case 'archive':
      return packAndCopy(upload, region);
  }
}

function copyFile({ bucket, contentType, key, path }: FileUpload, region: string): string {
  return copy(shellWord(notAnOption(path)), toS3Uri(bucket, key), region, contentType);
}

function writeText({ bucket, contentType, key, text }: TextUpload, region: string): string {
  return `printf %s ${shellWord(wellFormed(text))} |\n${copy('-', toS3Uri(bucket, key), region, contentType)}`;
}

/** By way of a file: the status of a pipe is that of its end, which does not know whether all was packed. */
function packAndCopy({ bucket, folders, key }: ArchiveUpload, region: string): readonly string[] {
  const members = folders.flatMap(({ files, folder }) => [
    `-C ${shellWord(notAnOption(folder))}`,
    ...files.map((file) => shellWord(notAnOption(file))),
  ]);
  return [
    'archive="$(mktemp)"',
    ['tar -czf "$archive"', ...members].join(' \\\n  '),
    copy('"$archive"', toS3Uri(bucket, key), region, archiveType),
    'rm "$archive"',
  ];
}

/** `source` is a word of the shell already. */
function copy(source: string, s3Uri: string, region: string, contentType: string | null): string {
  return [
    `aws s3 cp ${source}`,
    shellWord(s3Uri),
    `--region ${shellWord(region)}`,
    ...(contentType === null ? [] : [`--content-type ${shellWord(contentType)}`]),
  ].join(' \\\n  ');
}

/** A path that begins with a hyphen would be taken for an option; BSD's tar takes one with an at sign for an archive to add. */
function notAnOption(path: string): string {
  return /^[-@]/.test(path) ? `./${path}` : path;
}
