import { describe, expect, it } from 'vitest';
import { hrefOf, parseAddress, type ScreenAddress } from './screen-address';

describe('screen addresses', () => {
  const addresses: readonly ScreenAddress[] = [
    { kind: 'jobs' },
    { kind: 'job', name: 'location-classifier-1' },
    { kind: 'launch', clone: null, sample: false },
    { kind: 'launch', clone: 'a-job', sample: false },
    { kind: 'launch', clone: null, sample: true },
    { kind: 'models' },
    { kind: 'model-group', group: 'chat' },
    { kind: 'model-version', group: 'chat', version: 12 },
    { kind: 'lineage', arn: 'arn:aws:sagemaker:us-east-1:123456789012:endpoint/demo?&=' },
    { kind: 'endpoints' },
    { kind: 'endpoint', name: 'demo' },
    { kind: 'deploy', packageArn: null },
    { kind: 'deploy', packageArn: 'arn:aws:sagemaker:us-east-1:123456789012:model-package/chat/1' },
    { kind: 'promote', endpoint: 'demo', packageArn: null },
    { kind: 'promote', endpoint: 'demo', packageArn: 'arn:aws:sagemaker:us-east-1:123456789012:model-package/chat/1' },
    { kind: 'promotion', id: 'c0ffee' },
    { kind: 'chat', endpoint: null },
    { kind: 'chat', endpoint: 'demo' },
    { kind: 'conversation', id: 'c0ffee' },
    { kind: 'audit' },
  ];

  it.each(addresses)('reads back what it wrote: %o', (address) => {
    expect(parseAddress(hrefOf(address))).toEqual(address);
  });

  it('opens the jobs list for an empty hash', () => {
    expect(parseAddress('')).toEqual({ kind: 'jobs' });
    expect(parseAddress('#/')).toEqual({ kind: 'jobs' });
  });

  it.each([
    '#/jobs/a/b',
    '#/elsewhere',
    '#/jobs/%E0%A4%A',
    '#/models/chat/0',
    '#/models/chat/x',
    '#/endpoints/a/b',
    '#/promotions',
    '#/lineage',
    '#/constructor',
  ])('calls %s unknown', (hash) => {
    expect(parseAddress(hash).kind).toBe('unknown');
  });
});
