import { describe, expect, it } from 'vitest';
import { layeredLayout } from './layout';

const arrows = (...pairs: readonly string[]) =>
  pairs.map((pair) => {
    const [from = '', to = ''] = pair.split('>');
    return { from, to };
  });
const columns = (ids: readonly string[], ...pairs: readonly string[]) =>
  Object.fromEntries([...layeredLayout(ids, arrows(...pairs)).places].map(([id, { column }]) => [id, column]));

describe('layeredLayout', () => {
  it('goes from what came first to what came of it', () => {
    expect(columns(['endpoint', 'data', 'job', 'model'], 'data>job', 'job>model', 'model>endpoint')).toEqual({
      data: 0,
      job: 1,
      model: 2,
      endpoint: 3,
    });
  });

  it('puts a node right of everything that leads to it, and a beginning right before what it leads to', () => {
    const placed = columns(
      ['data', 'job', 'model', 'decision', 'version'],
      'data>job',
      'job>model',
      'model>version',
      'decision>version',
    );
    expect(placed).toMatchObject({ version: 3, decision: 2, data: 0 });
  });

  it('gives every node a place of its own', () => {
    const ids = Array.from({ length: 30 }, (_v, i) => `n${i}`);
    const pairs = ids.slice(1).map((id, i) => `n${Math.floor(i / 3)}>${id}`);
    const places = [...layeredLayout(ids, arrows(...pairs)).places.values()].map(
      ({ column, row }) => `${column}/${row}`,
    );
    expect(new Set(places).size).toBe(ids.length);
  });

  it('ends on a cycle, on arrows to nowhere and on nothing at all', () => {
    expect(Object.keys(columns(['a', 'b'], 'a>b', 'b>a', 'a>a', 'a>gone')).sort()).toEqual(['a', 'b']);
    expect(layeredLayout([], []).places.size).toBe(0);
  });

  it('keeps neighbours close', () => {
    const { places } = layeredLayout(['a', 'b', 'y', 'x'], arrows('a>x', 'b>y'));
    expect([places.get('x')?.row, places.get('y')?.row]).toEqual([0, 1]);
  });

  it('leads an arrow over several columns around what stands between', () => {
    const { bends, places } = layeredLayout(
      ['image', 'job', 'model', 'version'],
      arrows('image>job', 'job>model', 'model>version', 'image>version'),
    );
    const way = bends.get('image version') ?? [];
    expect(way.map(({ column }) => column)).toEqual([1, 2]);
    for (const bend of way) expect([...places.values()]).not.toContainEqual(bend);
    expect(bends.get('image job')).toEqual([]);
  });
});
