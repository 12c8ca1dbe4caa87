import { expect, test } from 'vitest';
import { deploymentVerdict, packageLabel, trafficShares, whatRuns } from './endpoint-status';
import type { EndpointView } from './endpoint-view';

const view = (status: EndpointView['endpoint']['status'], configName = 'wanted', failureReason: string | null = null) =>
  ({ endpoint: { status, configName, failureReason } }) as Pick<EndpointView, 'endpoint'>;

test.each([
  [view('Creating'), { kind: 'under-way', status: 'Creating' }],
  [view('RollingBack'), { kind: 'under-way', status: 'RollingBack' }],
  [view('InService'), { kind: 'in-service' }],
  // In service is not enough: it may have rolled back without a word.
  [view('InService', 'before'), { kind: 'other-configuration', configName: 'before' }],
  [view('Failed', 'wanted', 'No ping.'), { kind: 'failed', reason: 'No ping.' }],
  [view('OutOfService'), { kind: 'failed', reason: 'It is OutOfService.' }],
] as const)('a deployment is judged by what was read back', (read, verdict) => {
  expect(deploymentVerdict(read, 'wanted')).toEqual(verdict);
});

test('shares are weights over their sum, and nothing of nothing', () => {
  expect(trafficShares([3, 1])).toEqual([0.75, 0.25]);
  expect(trafficShares([0, 0])).toEqual([0, 0]);
  expect(trafficShares([])).toEqual([]);
});

test('a version is named as group/version, an image without its registry', () => {
  const arn = 'arn:aws:sagemaker:us-east-1:123456789012:model-package/chat/12';
  expect(packageLabel(arn)).toBe('chat/12');
  expect(packageLabel('arn:aws:sagemaker:us-east-1:123456789012:model/chat')).toBeNull();
  expect(whatRuns({ packageArn: arn, image: null })).toBe('chat/12');
  expect(whatRuns({ packageArn: null, image: 'upside.local/character-chatbot:1' })).toBe('character-chatbot:1');
});
