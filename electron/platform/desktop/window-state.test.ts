import { describe, expect, test } from 'vitest';
import { openingBounds, parseWindowState, type WindowState } from './window-state';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const kept = (bounds: Partial<WindowState['bounds']>): WindowState => ({
  bounds: { x: 100, y: 80, width: 1200, height: 700, ...bounds },
  maximized: false,
});

describe('parseWindowState', () => {
  test('reads what was written', () => {
    expect(parseWindowState(JSON.stringify(kept({})))).toEqual(kept({}));
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"bounds":{}}',
    '{"bounds":{"x":1e9,"y":0,"width":9,"height":9},"maximized":true}',
    '{"bounds":{"x":0,"y":0,"width":0,"height":9},"maximized":true}',
  ])('is null for %j', (json) => expect(parseWindowState(json)).toBeNull());
});

describe('openingBounds', () => {
  test('keeps a window that can be reached', () => {
    expect(openingBounds(kept({}), [screen])).toEqual(kept({}).bounds);
  });

  test('keeps a window on the second screen', () => {
    const second = { x: -1600, y: 0, width: 1600, height: 900 };
    expect(openingBounds(kept({ x: -1500 }), [screen, second]).x).toBe(-1500);
  });

  test.each([
    ['right of every screen', { x: 1900 }],
    ['below', { y: 1070 }],
    ['with its title bar above', { y: -50 }],
    ['left', { x: -1150 }],
  ])('centres a window that is %s', (_where, bounds) => {
    expect(openingBounds(kept(bounds), [screen])).toEqual({ x: 240, y: 90, width: 1440, height: 900 });
  });

  test('fits a small screen', () => {
    expect(openingBounds(null, [{ x: 10, y: 20, width: 1024, height: 700 }])).toEqual({
      x: 10,
      y: 20,
      width: 1024,
      height: 700,
    });
  });
});
