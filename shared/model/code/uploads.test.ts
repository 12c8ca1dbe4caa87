import { parse } from '@cdktf/hcl2json';
import { expect, test } from 'vitest';
import { undertakings } from '../../../tests/fakes/undertakings';
import { asCode, type CodeLanguage } from './as-code';
import type { Upload } from './upload';

const bucket = 'b';
const uploads: readonly Upload[] = [
  { kind: 'file', path: `-it's $(x).csv`, bucket, key: 'data/a.csv', contentType: 'text/csv' },
  { kind: 'text', text: `{"a": "it's $x"}`, bucket, key: 'options.json', contentType: 'application/json' },
  {
    kind: 'archive',
    folders: [
      { folder: '/my code', files: ['@a.py', 'lib/$b.py'] },
      { folder: '/common', files: ['job.py'] },
    ],
    bucket,
    key: 'code/sourcedir.tar.gz',
  },
];
const textIn = (language: CodeLanguage): string =>
  asCode({ kind: 'upload', uploads }, language, 'us-east-1').text ?? '';

test('a shell copies, writes and packs, and each step waits for the one before', () => {
  expect(textIn('aws-cli')).toMatchInlineSnapshot(`
    "aws s3 cp './-it'\\''s $(x).csv' \\
      s3://b/data/a.csv \\
      --region us-east-1 \\
      --content-type text/csv &&
    printf %s '{"a": "it'\\''s $x"}' |
    aws s3 cp - \\
      s3://b/options.json \\
      --region us-east-1 \\
      --content-type application/json &&
    archive="$(mktemp)" &&
    tar -czf "$archive" \\
      -C '/my code' \\
      ./@a.py \\
      'lib/$b.py' \\
      -C /common \\
      job.py &&
    aws s3 cp "$archive" \\
      s3://b/code/sourcedir.tar.gz \\
      --region us-east-1 \\
      --content-type application/gzip &&
    rm "$archive""
  `);
});

test('Python does the same with one client', () => {
  expect(textIn('python')).toMatchInlineSnapshot(`
    "import io
    import tarfile
    import boto3

    session = boto3.Session(region_name="us-east-1")
    s3 = session.client("s3")
    s3.upload_file("-it's $(x).csv", "b", "data/a.csv", ExtraArgs={"ContentType": "text/csv"})
    s3.put_object(Bucket="b", Key="options.json", Body="{\\"a\\": \\"it's $x\\"}".encode(), ContentType="application/json")
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w:gz") as packed:
        packed.add("/my code/@a.py", arcname="@a.py")
        packed.add("/my code/lib/$b.py", arcname="lib/$b.py")
        packed.add("/common/job.py", arcname="job.py")
    s3.put_object(Bucket="b", Key="code/sourcedir.tar.gz", Body=archive.getvalue(), ContentType="application/gzip")
    "
  `);
});

test('Terraform packs with a provider of its own, which is named where something is packed only', async () => {
  const reference = (expression: string): string => `\${${expression}}`;
  const { data, resource, terraform } = await parse('main.tf', textIn('terraform'));
  expect(terraform).toMatchObject([
    { required_providers: [{ archive: { source: 'hashicorp/archive', version: '~> 2.7' } }] },
  ]);
  expect(data).toEqual({
    archive_file: {
      file_3: [
        {
          type: 'tar.gz',
          output_path: `${reference('path.module')}/file_3.tar.gz`,
          source: [
            { content: reference('file("/my code/@a.py")'), filename: '@a.py' },
            { content: reference('file("/my code/lib/$b.py")'), filename: 'lib/$b.py' },
            { content: reference('file("/common/job.py")'), filename: 'job.py' },
          ],
        },
      ],
    },
  });
  expect(resource).toMatchObject({
    aws_s3_object: {
      file_1: [{ bucket, key: 'data/a.csv', source: `-it's $(x).csv`, content_type: 'text/csv' }],
      file_2: [{ bucket, key: 'options.json', content: `{"a": "it's $x"}` }],
      file_3: [
        {
          bucket,
          key: 'code/sourcedir.tar.gz',
          source: reference('data.archive_file.file_3.output_path'),
          source_hash: reference('data.archive_file.file_3.output_md5'),
        },
      ],
    },
  });
  const plain = asCode({ kind: 'upload', uploads: uploads.slice(0, 2) }, 'terraform', 'us-east-1').text ?? '';
  expect(plain).not.toContain('archive');
});

test('a job comes after what it reads, in every language', async () => {
  const { spec } = undertakings('x').training;
  const what = { kind: 'training', spec, uploads } as const;
  const orders = { 'aws-cli': /options\.json.*create-training-job/s, python: /options\.json.*trainer = ModelTrainer/s };
  for (const [language, order] of Object.entries(orders) as [CodeLanguage, RegExp][])
    expect(asCode(what, language, 'r').text).toMatch(order);
  const { resource } = await parse('main.tf', asCode(what, 'terraform', 'r').text ?? '');
  expect(resource).toMatchObject({
    aws_sagemaker_training_job: {
      job: [{ depends_on: [1, 2, 3].map((at) => `\${aws_s3_object.file_${at}}`) }],
    },
  });
  const without = asCode({ ...what, uploads: [] }, 'terraform', 'r').text ?? '';
  expect(without).not.toContain('depends_on');
  const isolated = { ...what, spec: { ...spec, container: { entrypoint: ['python3'], arguments: [] } } };
  expect(asCode(isolated, 'python', 'r').text).toMatch(/options\.json.*TrainingJob\.create/s);
  const processing = { kind: 'processing', spec: undertakings('x').processing.spec, uploads } as const;
  expect(asCode(processing, 'aws-cli', 'r').text).toMatch(/options\.json.*create-processing-job/s);
  expect(asCode(processing, 'python', 'r').text).toMatch(/options\.json.*ProcessingJob\.create/s);
});

test('says which bucket has to be there, where it puts something into one', () => {
  expect(asCode({ kind: 'upload', uploads }, 'python', 'r').note).toBe('This makes no bucket: b must be there.');
  const { spec } = undertakings('x').training;
  expect(asCode({ kind: 'training', spec, uploads: [] }, 'python', 'r').note).toBeNull();
});
