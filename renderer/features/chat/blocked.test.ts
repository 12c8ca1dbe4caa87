import { expect, it } from 'vitest';
import type { EndpointListItem } from '../../../shared/model/endpoint-view';
import { blockedBecause } from './blocked';

const endpoint = (name: string, status: EndpointListItem['status']): EndpointListItem => ({
  name,
  arn: `arn:aws:sagemaker:us-east-1:000000000000:endpoint/${name}`,
  status,
  createdAt: 1,
  modifiedAt: 1,
  view: null,
});
const list = [endpoint('mill', 'InService'), endpoint('weir', 'Creating'), endpoint('quay', 'Updating')];
const target = (name: string | null) => ({
  endpoint: name,
  variant: null,
  persona: { kind: 'character' as const, name: 'Orla' },
});
const because = (change: Partial<Parameters<typeof blockedBecause>[0]>) =>
  blockedBecause({
    earlier: false,
    offline: false,
    endpoints: { list, live: true },
    target: target('mill'),
    ...change,
  });

it('lets a message go to an endpoint that serves, also while it changes', () => {
  expect(because({})).toBeNull();
  expect(because({ target: target('quay') })).toBeNull();
});

it.each<[string, Partial<Parameters<typeof blockedBecause>[0]>, RegExp]>([
  ['offline', { offline: true }, /offline/],
  ['an earlier version', { earlier: true, offline: true }, /earlier version/],
  ['the list is not read yet', { endpoints: { list: null, live: false } }, /Looking/],
  ['nothing to talk to', { endpoints: { list: [], live: true }, target: target(null) }, /once an endpoint serves/],
  ['nothing chosen', { target: target(null) }, /Choose an endpoint/],
  ['an endpoint that is gone', { target: target('tower') }, /tower is gone/],
  ['an endpoint the old list lacks', { target: target('tower'), endpoints: { list, live: false } }, /Looking/],
  ['an endpoint that does not serve yet', { target: target('weir') }, /Creating/],
  ['no persona yet', { target: { ...target('mill'), persona: null } }, /characters/],
])('says why not: %s', (_what, change, said) => {
  expect(because(change)).toMatch(said);
});
