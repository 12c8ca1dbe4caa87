import { describe, expect, it } from 'vitest';
import { hrefOf, parseAddress, type ScreenAddress } from './screen-address';

describe('screen addresses', () => {
  const addresses: readonly ScreenAddress[] = [
    { kind: 'home' },
    { kind: 'settings' },
    { kind: 'about' },
    { kind: 'workspaces', add: false },
    { kind: 'workspaces', add: true },
    { kind: 'doctor' },
    { kind: 'jobs' },
    { kind: 'job', name: 'location-classifier-1' },
    { kind: 'processing-jobs' },
    { kind: 'processing-job', name: 'prepare-town' },
    { kind: 'launch', clone: null, sample: false },
    { kind: 'launch', clone: 'a-job', sample: false },
    { kind: 'launch', clone: null, sample: true },
    {
      kind: 'launch',
      clone: null,
      sample: false,
      filled: { recipe: 'character-chatbot', train: 's3://b/a&b/train.jsonl', validation: 's3://b/v=1.jsonl' },
    },
    { kind: 'launch', clone: null, sample: false, filled: { recipe: 'r', train: 's3://b/t', validation: null } },
    { kind: 'process', again: null },
    { kind: 'process', again: 'prepare-town' },
    { kind: 'datasets' },
    { kind: 'dataset-import', sample: false },
    { kind: 'dataset-import', sample: true },
    { kind: 'dataset', dataset: 'town', version: '0123456789ab' },
    { kind: 'dataset-difference', dataset: 'town', from: '0123456789ab', to: 'ba9876543210' },
    { kind: 'objects', bucket: null, prefix: '' },
    { kind: 'objects', bucket: 'town', prefix: '' },
    { kind: 'objects', bucket: 'town', prefix: 'data sets/a&b/' },
    { kind: 'objects', bucket: 'town', prefix: 'a//b/' },
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

  it('opens Home for an empty hash', () => {
    expect(parseAddress('')).toEqual({ kind: 'home' });
    expect(parseAddress('#/')).toEqual({ kind: 'home' });
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
    '#/workspaces/edit',
    '#/doctor/a',
    '#/constructor',
  ])('calls %s unknown', (hash) => {
    expect(parseAddress(hash).kind).toBe('unknown');
  });
});
