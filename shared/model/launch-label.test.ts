import { expect, it } from 'vitest';
import { launchLabel } from './launch-label';
import type { Workspace } from './workspace';

const aws: Workspace = {
  id: 'aws-research-eu-west-1',
  kind: 'aws',
  name: 'research',
  region: 'eu-west-1',
  accountId: '123456789012',
  alias: null,
  colour: 'teal',
  access: 'full',
  production: false,
  roleArn: null,
  bucket: null,
};

it('the launch button names account, region and price', () => {
  expect(launchLabel(aws, { usdPerHour: 4.2, maximumUsd: 4.2, note: '' })).toBe(
    'Launch in 123456789012, eu-west-1 · up to $4.20',
  );
  expect(launchLabel(aws, { usdPerHour: null, maximumUsd: null, note: '' })).toContain('price not known');
  expect(launchLabel(aws, null)).toContain('price not known yet');
  expect(launchLabel({ ...aws, kind: 'local' }, null)).toBe('Launch on local workspace · no charge');
});
