import { expect, it } from 'vitest';
import type { WorkspaceRow } from '../../shared/contract/workspaces';
import { identityOf, placeOf } from './identity';

const row: WorkspaceRow = {
  id: 'aws-dev-eu-west-1',
  kind: 'aws',
  name: 'Dev',
  entry: {
    id: 'aws-dev-eu-west-1',
    profile: 'dev',
    region: 'eu-west-1',
    name: 'Dev',
    colour: 'red',
    production: true,
    access: 'read-only',
    sensitive: [],
    roleArn: null,
    bucket: null,
  },
  workspace: null,
  connection: null,
};

it('knows colour, region and access before the account was ever reached', () => {
  const identity = identityOf(row.id, row, null);
  expect(identity).toMatchObject({
    name: 'Dev',
    colour: 'red',
    access: 'read-only',
    production: true,
    accountId: null,
  });
  expect(placeOf(identity)).toBe('eu-west-1');
});

it('is the local workspace before anything is known', () => {
  const identity = identityOf('local', null, null);
  expect(identity).toMatchObject({ kind: 'local', access: 'full', production: false });
  expect(placeOf(identity)).toBe('');
});
