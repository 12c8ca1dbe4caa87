import { type ArchiveUpload, archiveType, type FileUpload, type TextUpload, type Upload } from '../upload';
import { wellFormed } from '../well-formed';
import { block, type HclBlock, type HclValue, hclText, reference } from './hcl';

/** Each upload as aws_s3_object; one whose file changes is uploaded again. */
export function uploadResources(uploads: readonly Upload[]): readonly HclBlock[] {
  return uploads.flatMap((upload, index) => blocksOf(nameOf(index), upload));
}

function blocksOf(name: string, upload: Upload): readonly HclBlock[] {
  switch (upload.kind) {
    case 'file':
      return [fileObject(name, upload)];
    case 'text':
      return [textObject(name, upload)];
    case 'archive':
      return [archiveFile(name, upload), archiveObject(name, upload)];
  }
}

/** What a job depends on that reads them: it names its data by address, from which Terraform learns nothing. */
export function uploadReferences(uploads: readonly Upload[]): readonly HclValue[] | undefined {
  return uploads.length === 0 ? undefined : uploads.map((_, index) => reference(`aws_s3_object.${nameOf(index)}`));
}

const nameOf = (index: number): string => `file_${index + 1}`;

function fileObject(name: string, { bucket, contentType, key, path }: FileUpload): HclBlock {
  return block('resource', ['aws_s3_object', name], {
    bucket,
    key,
    source: path,
    source_hash: reference(`filemd5(${hclText(path)})`),
    content_type: contentType ?? undefined,
  });
}

function textObject(name: string, { bucket, contentType, key, text }: TextUpload): HclBlock {
  return block('resource', ['aws_s3_object', name], {
    bucket,
    key,
    content: wellFormed(text),
    content_type: contentType,
  });
}

/** Packed by the provider hashicorp/archive. Source: its documentation of archive_file, 2.7. */
function archiveFile(name: string, { folders }: ArchiveUpload): HclBlock {
  const sources = folders.flatMap(({ files, folder }) =>
    files.map((file) =>
      block('source', [], { content: reference(`file(${hclText(`${folder}/${file}`)})`), filename: file }),
    ),
  );
  const outputPath = reference(`"\${path.module}/${name}.tar.gz"`);
  return block('data', ['archive_file', name], { type: 'tar.gz', output_path: outputPath }, sources);
}

function archiveObject(name: string, { bucket, key }: ArchiveUpload): HclBlock {
  return block('resource', ['aws_s3_object', name], {
    bucket,
    key,
    source: reference(`data.archive_file.${name}.output_path`),
    source_hash: reference(`data.archive_file.${name}.output_md5`),
    content_type: archiveType,
  });
}
