import { describe, expect, it } from 'vitest';
import { hrefOf, parseAddress, type ScreenAddress } from './screen-address';

describe('screen addresses', () => {
  const addresses: readonly ScreenAddress[] = [
    { kind: 'jobs' },
    { kind: 'job', name: 'location-classifier-1' },
    { kind: 'launch', clone: null, sample: false },
    { kind: 'launch', clone: 'a-job', sample: false },
    { kind: 'launch', clone: null, sample: true },
  ];

  it.each(addresses)('reads back what it wrote: %o', (address) => {
    expect(parseAddress(hrefOf(address))).toEqual(address);
  });

  it('opens the jobs list for an empty hash', () => {
    expect(parseAddress('')).toEqual({ kind: 'jobs' });
    expect(parseAddress('#/')).toEqual({ kind: 'jobs' });
  });

  it.each(['#/jobs/a/b', '#/elsewhere', '#/jobs/%E0%A4%A'])('calls %s unknown', (hash) => {
    expect(parseAddress(hash).kind).toBe('unknown');
  });
});
