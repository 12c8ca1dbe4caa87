import { describe, expect, it } from 'vitest';
import { type HeldLog, logsToForget } from './store-budget';

const log = (key: string, bytes: number, newestAt: number): HeldLog => ({
  key,
  thing: { kind: 'job', name: key },
  lines: 1,
  bytes,
  newestAt,
});
const keys = (logs: readonly HeldLog[]) => logs.map(({ key }) => key);

describe('logsToForget', () => {
  const logs = [log('new', 30, 3), log('old', 40, 1), log('middle', 20, 2)];

  it('takes the oldest, and no more than it needs', () => {
    expect(keys(logsToForget(logs, 100, 100))).toEqual([]);
    expect(keys(logsToForget(logs, 100, 99))).toEqual(['old']);
    expect(keys(logsToForget(logs, 100, 45))).toEqual(['old', 'middle']);
  });

  it('takes all when even that is not enough, and none without a budget', () => {
    expect(keys(logsToForget(logs, 100, 1))).toEqual(['old', 'middle', 'new']);
    expect(logsToForget(logs, 100, null)).toEqual([]);
  });
});
