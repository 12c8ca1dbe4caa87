import { expect, it } from 'vitest';
import type { Identity } from '../bridge/identity';
import { windowTitle } from './window-title';

const identity: Identity = {
  id: 'aws-dev-eu-west-1',
  kind: 'aws',
  name: 'Dev',
  region: 'eu-west-1',
  accountId: '123456789012',
  alias: 'my-company',
  colour: 'blue',
  access: 'full',
  production: false,
};

it('names workspace, account and region, and says production', () => {
  expect(windowTitle(identity)).toBe('Dev · 123456789012 · eu-west-1 – Upside');
  expect(windowTitle({ ...identity, production: true })).toBe('Dev (Production) · 123456789012 · eu-west-1 – Upside');
  expect(windowTitle({ ...identity, accountId: null })).toBe('Dev · eu-west-1 – Upside');
});
