/** A screen of the window, as the part of its address after `#`. Menus, notices and links all name screens this way. */
export type ScreenAddress =
  | { readonly kind: 'jobs' }
  | { readonly kind: 'job'; readonly name: string }
  /** `clone`: fill in from that job. `sample`: choose the data sets that ship with Upside. */
  | { readonly kind: 'launch'; readonly clone: string | null; readonly sample: boolean }
  | { readonly kind: 'models' }
  | { readonly kind: 'model-group'; readonly group: string }
  | { readonly kind: 'model-version'; readonly group: string; readonly version: number }
  /** Where a job, version or endpoint comes from and where it went. */
  | { readonly kind: 'lineage'; readonly arn: string }
  | { readonly kind: 'endpoints' }
  | { readonly kind: 'endpoint'; readonly name: string }
  /** `packageArn`: the version to begin with. */
  | { readonly kind: 'deploy'; readonly packageArn: string | null }
  /** `packageArn`: the version to begin with. */
  | { readonly kind: 'promote'; readonly endpoint: string; readonly packageArn: string | null }
  | { readonly kind: 'promotion'; readonly id: string }
  /** `endpoint`: a new conversation with it. */
  | { readonly kind: 'chat'; readonly endpoint: string | null }
  | { readonly kind: 'conversation'; readonly id: string }
  | { readonly kind: 'audit' }
  | { readonly kind: 'unknown'; readonly path: string };

const enc = encodeURIComponent;

/** The link of a screen, e.g. `#/jobs/my-job`. */
export function hrefOf(address: ScreenAddress): string {
  switch (address.kind) {
    case 'jobs':
    case 'models':
    case 'endpoints':
    case 'audit':
      return `#/${address.kind}`;
    case 'job':
      return `#/jobs/${enc(address.name)}`;
    case 'launch': {
      if (address.clone !== null) return `#/launch?clone=${enc(address.clone)}`;
      return address.sample ? '#/launch?data=sample' : '#/launch';
    }
    case 'model-group':
      return `#/models/${enc(address.group)}`;
    case 'model-version':
      return `#/models/${enc(address.group)}/${address.version}`;
    case 'lineage':
      return `#/lineage?arn=${enc(address.arn)}`;
    case 'endpoint':
      return `#/endpoints/${enc(address.name)}`;
    case 'deploy':
      return address.packageArn === null ? '#/deploy' : `#/deploy?package=${enc(address.packageArn)}`;
    case 'promote': {
      const path = `#/endpoints/${enc(address.endpoint)}/promote`;
      return address.packageArn === null ? path : `${path}?package=${enc(address.packageArn)}`;
    }
    case 'promotion':
      return `#/promotions/${enc(address.id)}`;
    case 'chat':
      return address.endpoint === null ? '#/chat' : `#/chat?endpoint=${enc(address.endpoint)}`;
    case 'conversation':
      return `#/chat/${enc(address.id)}`;
    case 'unknown':
      return `#${address.path}`;
  }
}

type Query = Readonly<Record<string, string>>;
type Read = (parts: readonly string[], query: Query) => ScreenAddress | null;

/** First part of a path → the address it names together with what follows; null: there is no such screen. */
const screens: Readonly<Record<string, Read>> = {
  jobs: ([name, ...rest]) => {
    if (rest.length > 0) return null;
    return name === undefined ? { kind: 'jobs' } : { kind: 'job', name };
  },
  launch: (parts, { clone, data }) =>
    parts.length > 0 ? null : { kind: 'launch', clone: clone ?? null, sample: data === 'sample' },
  models: ([group, version, ...rest]) => {
    if (rest.length > 0) return null;
    if (group === undefined) return { kind: 'models' };
    if (version === undefined) return { kind: 'model-group', group };
    return /^[1-9]\d{0,8}$/.test(version) ? { kind: 'model-version', group, version: Number(version) } : null;
  },
  lineage: (parts, { arn }) => (parts.length > 0 || arn === undefined ? null : { kind: 'lineage', arn }),
  endpoints: ([name, action, ...rest], query) => {
    if (rest.length > 0) return null;
    if (name === undefined) return { kind: 'endpoints' };
    if (action === undefined) return { kind: 'endpoint', name };
    return action === 'promote' ? { kind: 'promote', endpoint: name, packageArn: query.package ?? null } : null;
  },
  deploy: (parts, query) => (parts.length > 0 ? null : { kind: 'deploy', packageArn: query.package ?? null }),
  promotions: ([id, ...rest]) => (id === undefined || rest.length > 0 ? null : { kind: 'promotion', id }),
  chat: ([id, ...rest], { endpoint }) => {
    if (rest.length > 0) return null;
    return id === undefined ? { kind: 'chat', endpoint: endpoint ?? null } : { kind: 'conversation', id };
  },
  audit: (parts) => (parts.length > 0 ? null : { kind: 'audit' }),
};

/** Reads a location hash; an empty one is the jobs list, what cannot be read is `unknown`. */
export function parseAddress(hash: string): ScreenAddress {
  const text = hash.replace(/^#/, '');
  const [path = '', search = ''] = text.split('?', 2);
  const unknown: ScreenAddress = { kind: 'unknown', path: text };
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  if (parts.length === 0) return text === '' || text === '/' ? { kind: 'jobs' } : unknown;
  const [screen, ...rest] = parts.filter((part) => part !== null);
  if (rest.length + 1 !== parts.length || screen === undefined || !Object.hasOwn(screens, screen)) return unknown;
  const query = Object.fromEntries(
    search.split('&').flatMap((entry) => {
      const [key = '', value = ''] = entry.split('=', 2);
      const decoded = decode(value);
      return key === '' || decoded === null ? [] : [[key, decoded] as const];
    }),
  );
  return screens[screen]?.(rest, query) ?? unknown;
}

function decode(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
