import { type ArchiveUpload, archiveType, type FileUpload, type TextUpload, type Upload } from '../upload';
import { wellFormed } from '../well-formed';
import { pythonText } from './literal';
import type { Step } from './program';
import { dictionary, write } from './writer';

/** Puts things into S3 with boto3's client `s3`, in order. */
export function uploadSteps(uploads: readonly Upload[]): readonly Step[] {
  return uploads.map(stepOf);
}

function stepOf(upload: Upload): Step {
  const clients = ['s3'];
  switch (upload.kind) {
    case 'file':
      return { text: fileText(upload), clients };
    case 'text':
      return { text: textText(upload), clients };
    case 'archive':
      return { text: archiveText(upload), clients, modules: ['io', 'tarfile'] };
  }
}

function fileText({ bucket, contentType, key, path }: FileUpload): string {
  const more = contentType === null ? '' : `, ExtraArgs=${write(dictionary({ ContentType: contentType }))}`;
  return `s3.upload_file(${pythonText(path)}, ${pythonText(bucket)}, ${pythonText(key)}${more})`;
}

function textText({ bucket, contentType, key, text }: TextUpload): string {
  return put(bucket, key, `${pythonText(wellFormed(text))}.encode()`, contentType);
}

function archiveText({ bucket, folders, key }: ArchiveUpload): string {
  return [
    'archive = io.BytesIO()',
    'with tarfile.open(fileobj=archive, mode="w:gz") as packed:',
    ...folders.flatMap(({ files, folder }) =>
      files.map((file) => `    packed.add(${pythonText(`${folder}/${file}`)}, arcname=${pythonText(file)})`),
    ),
    put(bucket, key, 'archive.getvalue()', archiveType),
  ].join('\n');
}

/** `body` is an expression. */
function put(bucket: string, key: string, body: string, contentType: string): string {
  const where = `Bucket=${pythonText(bucket)}, Key=${pythonText(key)}`;
  return `s3.put_object(${where}, Body=${body}, ContentType=${pythonText(contentType)})`;
}
