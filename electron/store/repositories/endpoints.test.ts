import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EndpointCall, EndpointView } from '../../../shared/model/endpoint-view';
import { migrate } from '../migrate';
import { migrations } from '../migrations';
import { endpointRepository } from './endpoints';
import { logRepository } from './logs';

let database: InstanceType<typeof DatabaseSync>;
let endpoints: ReturnType<typeof endpointRepository>;
beforeEach(() => {
  database = new DatabaseSync(':memory:');
  migrate(database, migrations);
  endpoints = endpointRepository(database);
});
afterEach(() => database.close());

const summary = (name: string, createdAt = 1) => ({
  name,
  arn: `arn:${name}`,
  status: 'InService' as const,
  createdAt,
  modifiedAt: createdAt,
});
const view = (name: string, createdAt = 1): EndpointView => ({
  endpoint: {
    ...summary(name, createdAt),
    configName: 'config',
    failureReason: null,
    variants: [],
    pending: null,
    rollbackAlarms: [],
  },
  config: null,
  models: [],
  packages: [],
});
const call = (id: number): EndpointCall => ({
  id: String(id),
  at: id,
  variant: null,
  contentType: 'text/plain',
  accept: 'text/plain',
  body: `call ${id}`,
  milliseconds: 1,
  answer: { kind: 'failed', code: 'aws.timeout', message: 'm', hint: 'h' },
});

it('keeps an endpoint that is listed no more, and of a new one of the same name nothing old', () => {
  endpoints.saveView('local', view('a'), 5);
  endpoints.saveFigures('local', 'a', { since: 0, until: 1, periodSeconds: 10, series: [] }, 5);
  endpoints.saveList('local', [summary('b', 2)], 6);
  expect(endpoints.list('local')).toEqual({ endpoints: [{ ...summary('b', 2), view: null }], fetchedAt: 6 });
  expect(endpoints.show('local', 'a')).toEqual({ value: view('a'), fetchedAt: 5, source: 'store' });
  expect(endpoints.figures('local', 'a')).toMatchObject({ fetchedAt: 5 });
  endpoints.saveList('local', [summary('a', 9)], 7);
  expect(endpoints.show('local', 'a')).toBeNull();
  expect(endpoints.figures('local', 'a')).toBeNull();
});

it('keeps the newest 200 calls of each endpoint, newest first', () => {
  for (let id = 1; id <= 203; id += 1) endpoints.addCall('local', 'a', call(id));
  endpoints.addCall('local', 'b', call(1_000));
  const kept = endpoints.calls('local', 'a');
  expect(kept).toHaveLength(200);
  expect([kept[0]?.id, kept.at(-1)?.id]).toEqual(['203', '4']);
  expect(endpoints.calls('local', 'b')).toHaveLength(1);
});

it('gathers what is left behind by endpoint and forgets it name by name', () => {
  const left = { endpoint: 'a', reason: 'r', at: 1 };
  endpoints.saveLeftBehind('local', { ...left, configs: [], models: ['m1'] });
  endpoints.saveLeftBehind('local', { ...left, configs: ['c1'], models: ['m1', 'm2'] });
  expect(endpoints.leftBehind('local')).toEqual([{ ...left, configs: ['c1'], models: ['m1', 'm2'] }]);
  endpoints.forgetLeftBehind('local', 'a', ['c1', 'm1']);
  expect(endpoints.leftBehind('local')).toMatchObject([{ configs: [], models: ['m2'] }]);
  endpoints.forgetLeftBehind('local', 'a', ['m2']);
  expect(endpoints.leftBehind('local')).toEqual([]);
});

it('forgets an endpoint with its calls and its lines', () => {
  const logs = logRepository(database);
  endpoints.saveView('local', view('a'), 5);
  endpoints.addCall('local', 'a', call(1));
  logs.append('local', 'endpoint/a', [{ at: 1, stream: 's', text: 'Serving', eventId: '1' }], 5);
  endpoints.remove('local', 'a');
  expect(endpoints.show('local', 'a')).toBeNull();
  expect(endpoints.calls('local', 'a')).toEqual([]);
  expect(logs.page('local', 'endpoint/a', 0, 10).total).toBe(0);
});
