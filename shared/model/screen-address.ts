/** A screen of the window, as the part of its address after `#`. Menus, notices and links all name screens this way. */
export type ScreenAddress =
  | { readonly kind: 'home' }
  | { readonly kind: 'jobs' }
  | { readonly kind: 'job'; readonly name: string }
  /** `clone`: fill in from that job. `sample`: choose the data sets that ship with Upside. */
  | {
      readonly kind: 'launch';
      readonly clone: string | null;
      readonly sample: boolean;
      /** A recipe with objects in S3 for its channels. */
      readonly filled?: LaunchData;
    }
  | { readonly kind: 'processing-jobs' }
  | { readonly kind: 'processing-job'; readonly name: string }
  /** A new processing job. `again`: fill in from that job. */
  | { readonly kind: 'process'; readonly again: string | null }
  | { readonly kind: 'datasets' }
  /** `sample`: with the transcripts that ship with Upside. */
  | { readonly kind: 'dataset-import'; readonly sample: boolean }
  | { readonly kind: 'dataset'; readonly dataset: string; readonly version: string }
  | { readonly kind: 'dataset-difference'; readonly dataset: string; readonly from: string; readonly to: string }
  /** `bucket` null: which buckets there are. `prefix`: empty, or with a slash at its end. */
  | { readonly kind: 'objects'; readonly bucket: string | null; readonly prefix: string }
  | { readonly kind: 'insights' }
  | { readonly kind: 'insight'; readonly dataset: string; readonly version: string; readonly tab: InsightTab }
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
  | { readonly kind: 'settings' }
  | { readonly kind: 'about' }
  /** All workspaces of this console. `add`: with the form for another one. */
  | { readonly kind: 'workspaces'; readonly add: boolean }
  /** Checks of what a workspace needs. */
  | { readonly kind: 'doctor' }
  | { readonly kind: 'unknown'; readonly path: string };

/** What a training job is to be launched on: `train` and `validation` are s3:// addresses. */
export interface LaunchData {
  readonly recipe: string;
  readonly train: string;
  readonly validation: string | null;
}

/** What can be looked at of a data set's version. */
export const insightTabs = ['themes', 'network', 'dialogue', 'classifier'] as const;
export type InsightTab = (typeof insightTabs)[number];

const enc = encodeURIComponent;

/** The link of a screen, e.g. `#/jobs/my-job`. */
export function hrefOf(address: ScreenAddress): string {
  switch (address.kind) {
    case 'home':
    case 'settings':
    case 'about':
    case 'insights':
    case 'jobs':
    case 'models':
    case 'endpoints':
    case 'audit':
    case 'doctor':
      return `#/${address.kind}`;
    case 'workspaces':
      return address.add ? '#/workspaces/add' : '#/workspaces';
    case 'job':
      return `#/jobs/${enc(address.name)}`;
    case 'processing-jobs':
      return '#/processing';
    case 'processing-job':
      return `#/processing/${enc(address.name)}`;
    case 'process':
      return address.again === null ? '#/process' : `#/process?again=${enc(address.again)}`;
    case 'launch': {
      if (address.clone !== null) return `#/launch?clone=${enc(address.clone)}`;
      if (address.filled) {
        const { recipe, train, validation } = address.filled;
        const held = validation === null ? '' : `&validation=${enc(validation)}`;
        return `#/launch?recipe=${enc(recipe)}&train=${enc(train)}${held}`;
      }
      return address.sample ? '#/launch?data=sample' : '#/launch';
    }
    case 'datasets':
      return '#/data';
    case 'dataset-import':
      return address.sample ? '#/data/import?data=sample' : '#/data/import';
    case 'dataset':
      return `#/data/sets/${enc(address.dataset)}/${enc(address.version)}`;
    case 'dataset-difference':
      return `#/data/sets/${enc(address.dataset)}/${enc(address.from)}/compare/${enc(address.to)}`;
    case 'objects': {
      if (address.bucket === null) return '#/data/s3';
      const parts = address.prefix.split('/').slice(0, -1);
      const place = `#/data/s3/${enc(address.bucket)}`;
      // A folder without a name is lost in a path.
      if (parts.includes('')) return `${place}?prefix=${enc(address.prefix)}`;
      return [place, ...parts.map(enc)].join('/');
    }
    case 'insight':
      return `#/insights/${enc(address.dataset)}/${enc(address.version)}/${address.tab}`;
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
  home: (parts) => (parts.length > 0 ? null : { kind: 'home' }),
  settings: (parts) => (parts.length > 0 ? null : { kind: 'settings' }),
  about: (parts) => (parts.length > 0 ? null : { kind: 'about' }),
  jobs: ([name, ...rest]) => {
    if (rest.length > 0) return null;
    return name === undefined ? { kind: 'jobs' } : { kind: 'job', name };
  },
  processing: ([name, ...rest]) => {
    if (rest.length > 0) return null;
    return name === undefined ? { kind: 'processing-jobs' } : { kind: 'processing-job', name };
  },
  process: (parts, { again }) => (parts.length > 0 ? null : { kind: 'process', again: again ?? null }),
  launch: (parts, { clone, data, recipe, train, validation }) => {
    if (parts.length > 0) return null;
    const filled =
      recipe === undefined || train === undefined ? {} : { filled: { recipe, train, validation: validation ?? null } };
    return { kind: 'launch', clone: clone ?? null, sample: data === 'sample', ...filled };
  },
  data: (parts, { data, prefix }) => {
    const [part, dataset, version, compare, other, ...rest] = parts;
    if (part === undefined) return { kind: 'datasets' };
    if (part === 's3') return readObjects(parts.slice(1), prefix);
    if (part === 'import') return dataset === undefined ? { kind: 'dataset-import', sample: data === 'sample' } : null;
    if (part !== 'sets' || dataset === undefined || version === undefined || rest.length > 0) return null;
    if (compare === undefined) return { kind: 'dataset', dataset, version };
    return compare === 'compare' && other !== undefined
      ? { kind: 'dataset-difference', dataset, from: version, to: other }
      : null;
  },
  insights: ([dataset, version, name, ...rest]) => {
    if (dataset === undefined) return { kind: 'insights' };
    const tab = name === undefined ? 'themes' : insightTabs.find((one) => one === name);
    return version === undefined || tab === undefined || rest.length > 0
      ? null
      : { kind: 'insight', dataset, version, tab };
  },
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
  doctor: (parts) => (parts.length > 0 ? null : { kind: 'doctor' }),
  workspaces: ([add, ...rest]) =>
    rest.length > 0 || (add !== undefined && add !== 'add') ? null : { kind: 'workspaces', add: add === 'add' },
};

function readObjects([bucket, ...folders]: readonly string[], prefix: string | undefined): ScreenAddress {
  if (bucket === undefined) return { kind: 'objects', bucket: null, prefix: '' };
  return { kind: 'objects', bucket, prefix: prefix ?? folders.map((folder) => `${folder}/`).join('') };
}

/** Reads a location hash; an empty one is Home, what cannot be read is `unknown`. */
export function parseAddress(hash: string): ScreenAddress {
  const text = hash.replace(/^#/, '');
  const [path = '', search = ''] = text.split('?', 2);
  const unknown: ScreenAddress = { kind: 'unknown', path: text };
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  if (parts.length === 0) return text === '' || text === '/' ? { kind: 'home' } : unknown;
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
