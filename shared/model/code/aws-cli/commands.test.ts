import { expect, test } from 'vitest';
import { undertakings } from '../../../../tests/fakes/undertakings';
import { asCode } from '../as-code';
import { awsCommand } from './command';

test('every member of a request becomes its option, whatever members it has', () => {
  const request = {
    TrainingJobName: 'a',
    VolumeSizeInGB: 3,
    EnableNetworkIsolation: true,
    EnableOther: false,
    VpcConfig: { Subnets: ["it's"] },
    NotThere: undefined,
  };
  expect(awsCommand('sagemaker', 'create-x', 'us-east-1', request)).toMatchInlineSnapshot(`
    "aws sagemaker create-x \\
      --region us-east-1 \\
      --training-job-name a \\
      --volume-size-in-gb 3 \\
      --enable-network-isolation \\
      --no-enable-other \\
      --vpc-config '{"Subnets":["it'\\''s"]}'"
  `);
});

test.each([['file:///etc/passwd'], ['https://example.com/x'], ['fileb://x'], ['half \uD800'], ['a\0b']])(
  '%j, which the AWS CLI would not take as it stands, goes as JSON',
  (Description) => {
    const text = awsCommand('sagemaker', 'x', 'r', { Name: 'n', Description });
    expect(text).toContain('--name n');
    expect(text).not.toContain('--description');
    expect(text).toContain(`--cli-input-json '{"Description":`);
  },
);

test('a value that begins with a hyphen is no option', () => {
  expect(awsCommand('s', 'o', 'r', { A: '-x', B: '-x y', C: -1 })).toMatch(/--a=-x .*--b='-x y' .*--c=-1/s);
});

test.each([
  ['deployment', ['create-model', 'create-model', 'create-endpoint-config', 'create-endpoint', 'wait']],
  [
    'promotion',
    [
      'put-metric-alarm',
      'create-model',
      'create-endpoint-config',
      'update-endpoint',
      'wait',
      'describe-endpoint',
      'delete-alarms',
    ],
  ],
  ['scaling', ['update-endpoint-weights-and-capacities', 'wait']],
  ['deletion', ['delete-endpoint', 'wait', 'delete-endpoint-config', 'delete-model', 'delete-model']],
  ['registration', ['describe-model-package-group', 'create-model-package-group', 'create-model-package']],
] as const)('%s: each thing after the one it needs', (kind, operations) => {
  const { text } = asCode(undertakings('x')[kind], 'aws-cli', 'us-east-1');
  expect([...(text ?? '').matchAll(/aws (?:sagemaker|cloudwatch) ([a-z-]+)/g)].map(([, one]) => one)).toEqual(
    operations,
  );
});
