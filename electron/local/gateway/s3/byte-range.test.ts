import { describe, expect, it } from 'vitest';
import { parseRange } from './byte-range';

describe('a Range header', () => {
  it.each([
    ['bytes=0-0', 0, 1],
    ['bytes=2-4', 2, 5],
    ['bytes=2-', 2, 10],
    ['bytes=-3', 7, 10],
    ['bytes=-99', 0, 10],
    ['bytes=9-99', 9, 10],
  ])('%s of ten bytes', (header, start, end) => {
    expect(parseRange(header, 10)).toEqual({ start, end });
  });

  it.each([undefined, '', 'bytes=-', 'bytes=5-2', 'bytes=1-2,4-5', 'lines=1-2'])('%s is ignored', (header) => {
    expect(parseRange(header, 10)).toBeNull();
  });

  it.each([
    ['bytes=10-', 10],
    ['bytes=-0', 10],
    ['bytes=0-', 0],
  ] as const)('%s of %i bytes cannot be satisfied', (header, bytes) => {
    expect(() => parseRange(header, bytes)).toThrow(expect.objectContaining({ code: 'InvalidRange', statusCode: 416 }));
  });
});
