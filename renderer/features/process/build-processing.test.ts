import { expect, it } from 'vitest';
import type { ProcessingSpec } from '../../../shared/model/processing-job';
import { buildProcessing } from './build-processing';
import { newDraft, type ProcessDraft } from './process-draft';

const begin = (again: ProcessingSpec | null): ProcessDraft =>
  newDraft({ again, bucket: 'town', roleArn: 'arn:aws:iam::123456789012:role/runs' }, 0, () => 0.5);
const place = { name: 'raw', s3Uri: 's3://town/raw', localPath: '/opt/ml/processing/input/raw' };

it('needs only an image to begin with', () => {
  const draft = begin(null);
  expect(buildProcessing(draft)).toEqual({
    kind: 'incomplete',
    problems: { image: 'Name the image the job runs in.' },
  });
  const built = buildProcessing({ ...draft, image: ' python:3 ', arguments: 'one\n\n two \n', maxMinutes: '1.5' });
  expect(built).toMatchObject({
    kind: 'ready',
    spec: { image: 'python:3', arguments: ['one', 'two'], maxRuntimeSeconds: 90, instanceType: 'ml.m5.large' },
  });
});

it('takes another job over as it was, but for its name', () => {
  const first = buildProcessing({
    ...begin(null),
    image: 'python:3',
    entrypoint: 'python3\n-c',
    environment: [{ name: 'A', value: '1' }],
    inputs: [place],
  });
  if (first.kind !== 'ready') throw new Error('not ready');
  const spec = { ...first.spec, tags: { team: 'nlp' } };
  const again = buildProcessing(begin(spec));
  expect(again).toEqual({ kind: 'ready', spec: { ...spec, name: expect.any(String) } });
});

it.each<[string, Partial<ProcessDraft>, string]>([
  ['no number', { maxMinutes: 'soon' }, 'maxRuntimeSeconds'],
  ['ten days', { maxMinutes: '14400' }, 'maxRuntimeSeconds'],
  ['half a gigabyte', { volumeGb: '0.5' }, 'volumeGb'],
  ['a word for a type', { instanceType: 'large' }, 'instanceType'],
  ['a name twice', { inputs: [place, place] }, 'inputs'],
  ['an address that is none', { outputs: [{ ...place, s3Uri: 'town/raw' }] }, 'outputs'],
  ['a folder elsewhere', { inputs: [{ ...place, localPath: '/tmp/raw' }] }, 'inputs'],
  ['a variable without a name', { environment: [{ name: ' ', value: '1' }] }, 'environment'],
  ['no role', { roleArn: '' }, 'roleArn'],
  ['a name with a space', { name: 'my job' }, 'name'],
])('says which field is wrong: %s', (_what, changed, field) => {
  const built = buildProcessing({ ...begin(null), image: 'python:3', ...changed });
  expect(built.kind === 'incomplete' && Object.keys(built.problems)).toEqual([field]);
});
