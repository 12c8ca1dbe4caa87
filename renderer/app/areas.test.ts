import { describe, expect, it } from 'vitest';
import { areaOf, areas, parentsOf } from './areas';

describe('areas', () => {
  it('are each the area of their own screen', () => {
    for (const area of areas) {
      expect(areaOf(area.address)).toBe(area);
      expect(parentsOf(area.address)).toEqual([]);
    }
  });

  it('lead back from the screens below them', () => {
    expect(parentsOf({ kind: 'job', name: 'a' })).toEqual([{ kind: 'jobs' }]);
    expect(parentsOf({ kind: 'processing-job', name: 'a' })).toEqual([{ kind: 'processing-jobs' }]);
    expect(parentsOf({ kind: 'process', again: null })).toEqual([{ kind: 'processing-jobs' }]);
    expect(parentsOf({ kind: 'processing-jobs' })).toEqual([]);
    expect(parentsOf({ kind: 'model-version', group: 'chat', version: 2 })).toEqual([
      { kind: 'models' },
      { kind: 'model-group', group: 'chat' },
    ]);
    expect(parentsOf({ kind: 'promote', endpoint: 'demo', packageArn: null })).toEqual([
      { kind: 'endpoints' },
      { kind: 'endpoint', name: 'demo' },
    ]);
    expect(parentsOf({ kind: 'unknown', path: 'x' })).toEqual([{ kind: 'home' }]);
  });
});
