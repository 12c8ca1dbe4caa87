import { expect, test } from 'vitest';
import { buildDeployment } from './build-deployment';
import { type DeployDraft, newDraft, newVariant } from './deploy-draft';

const arn = 'arn:aws:sagemaker:us-east-1:123456789012:model-package/chat/3';
const place = { bucket: 'bucket', roleArn: 'arn:aws:iam::123456789012:role/serve' };
const draft = newDraft({ ...place, packageArn: arn }, 0, () => 0.5);
const problemsOf = (changed: Partial<DeployDraft>) => {
  const built = buildDeployment({ ...draft, ...changed });
  return built.kind === 'incomplete' ? built.problems : {};
};
const [variant = newVariant('chat', 1, arn, 0, () => 0.5)] = draft.variants;

test('a version to begin with is a deployment already, without data capture', () => {
  const built = buildDeployment(draft);
  expect(built).toMatchObject({
    kind: 'ready',
    deployment: {
      endpoint: 'chat',
      dataCapture: null,
      variants: [{ name: 'main', initialInstances: 1, initialWeight: 1, source: { kind: 'package', arn } }],
    },
  });
});

test('nothing to begin with asks for a version', () => {
  const empty = newDraft({ ...place, packageArn: null }, 0, () => 0.5);
  expect(buildDeployment(empty)).toMatchObject({
    kind: 'incomplete',
    problems: { 'variants.0.source.arn': expect.stringContaining('Choose a version') },
  });
});

test.each([
  [{ endpoint: 'ends-with-' }, 'endpoint'],
  [{ endpoint: '' }, 'endpoint'],
  [{ roleArn: 'nobody' }, 'roleArn'],
  [{ variants: [{ ...variant, instances: '0' }] }, 'variants.0.initialInstances'],
  [{ variants: [{ ...variant, weight: 'much' }] }, 'variants.0.initialWeight'],
  [{ variants: [{ ...variant, weight: '0' }] }, 'variants.0.initialWeight'],
  [{ variants: [{ ...variant, instanceType: 'big' }] }, 'variants.0.instanceType'],
  [{ variants: [variant, { ...variant, modelName: 'another' }] }, 'variants.1.name'],
  [{ variants: [{ ...variant, source: 'container' as const }] }, 'variants.0.source.image'],
  [{ capture: true, captureUri: 'nowhere' }, 'dataCapture.s3Uri'],
  [{ capture: true, capturePercent: '101' }, 'dataCapture.samplingPercent'],
])('%j has a problem with %s', (changed, field) => {
  expect(Object.keys(problemsOf(changed))).toContain(field);
});
