/** A screen of the window, as the part of its address after `#`. Menus, notices and links all name screens this way. */
export type ScreenAddress =
  | { readonly kind: 'jobs' }
  | { readonly kind: 'job'; readonly name: string }
  /** `clone`: fill in from that job. `sample`: choose the data sets that ship with Upside. */
  | { readonly kind: 'launch'; readonly clone: string | null; readonly sample: boolean }
  | { readonly kind: 'unknown'; readonly path: string };

/** The link of a screen, e.g. `#/jobs/my-job`. */
export function hrefOf(address: ScreenAddress): string {
  switch (address.kind) {
    case 'jobs':
      return '#/jobs';
    case 'job':
      return `#/jobs/${encodeURIComponent(address.name)}`;
    case 'launch': {
      if (address.clone !== null) return `#/launch?clone=${encodeURIComponent(address.clone)}`;
      return address.sample ? '#/launch?data=sample' : '#/launch';
    }
    case 'unknown':
      return `#${address.path}`;
  }
}

/** Reads a location hash; an empty one is the jobs list, what cannot be read is `unknown`. */
export function parseAddress(hash: string): ScreenAddress {
  const text = hash.replace(/^#/, '');
  const [path = '', query = ''] = text.split('?', 2);
  const unknown: ScreenAddress = { kind: 'unknown', path: text };
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.length === 0) return text === '' || text === '/' ? { kind: 'jobs' } : unknown;
  const [screen, encoded] = parts;
  if (screen === 'jobs' && parts.length === 1) return { kind: 'jobs' };
  if (screen === 'jobs' && parts.length === 2 && encoded !== undefined) {
    const name = decode(encoded);
    return name === null ? unknown : { kind: 'job', name };
  }
  if (screen === 'launch' && parts.length === 1) {
    const pair = query.split('&').map((entry) => entry.split('=', 2));
    const clone = pair.find(([key]) => key === 'clone')?.[1];
    const sample = pair.some(([key, value]) => key === 'data' && value === 'sample');
    return { kind: 'launch', clone: clone === undefined ? null : decode(clone), sample };
  }
  return unknown;
}

function decode(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
