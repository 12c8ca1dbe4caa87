import { expect, it } from 'vitest';
import { isSameConfig, isSameModel } from './same-things';

const variant = (name: string, initialWeight: number) => ({
  name,
  modelName: `model-${name}`,
  instanceType: 'ml.m5.large',
  initialInstances: 1,
  initialWeight,
});
const source = { kind: 'package' as const, arn: 'arn:p' };
const asked = {
  endpoint: 'e',
  configName: 'c',
  roleArn: 'r',
  variants: [
    { ...variant('blue', 0.7), source },
    { ...variant('green', 0.3), source },
  ],
  dataCapture: null,
};
const config = (changed: object) => ({ name: 'c', arn: 'arn:c', createdAt: 0, dataCapture: null, ...changed });

it('takes weights as the service keeps them, and variants in any order', () => {
  const variants = [variant('green', Math.fround(0.3)), variant('blue', Math.fround(0.7))];
  expect(isSameConfig(config({ variants }) as never, asked)).toBe(true);
});

it.each([
  [{ variants: [variant('blue', 0.7)] }],
  [{ variants: [variant('blue', 0.7), variant('green', 0.4)] }],
  [{ variants: [variant('blue', 0.7), { ...variant('green', 0.3), initialInstances: 2 }] }],
  [{ variants: [variant('blue', 0.7), variant('green', 0.3)], dataCapture: { s3Uri: 's3://b', samplingPercent: 1 } }],
])('another configuration is another: %j', (changed) => {
  expect(isSameConfig(config(changed) as never, asked)).toBe(false);
});

it('knows a model by its version, or by its image and files', () => {
  const model = { name: 'm', arn: 'a', createdAt: 0, packageArn: null, image: 'i', modelDataUrl: null };
  const container = { kind: 'container' as const, image: 'i', modelDataUrl: null, environment: {} };
  expect(isSameModel(model, container)).toBe(true);
  expect(isSameModel({ ...model, image: 'other' }, container)).toBe(false);
  expect(isSameModel({ ...model, packageArn: 'arn:p' }, source)).toBe(true);
  expect(isSameModel({ ...model, packageArn: 'arn:q' }, source)).toBe(false);
});
