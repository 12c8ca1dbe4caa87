import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser';

/** The import table of the house as rules; fixtures.ts shows each of them red. */
const test = '\\.test\\.tsx?$';

/** Files under `from` may reach, of our own code, only `allowed`. */
function only(name: string, from: string, allowed: string, comment: string): IForbiddenRuleType & { name: string } {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: test },
    to: { path: '^(electron|renderer|shared|tests|resources)/', pathNot: allowed },
  };
}

/** Nothing but `from` may use the npm packages that match `packages`. */
function reserved(
  name: string,
  packages: string,
  from: string,
  comment: string,
): IForbiddenRuleType & { name: string } {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: '^(electron|renderer|shared)/', pathNot: [from, test] },
    to: { path: packages },
  };
}

export const forbidden: readonly (IForbiddenRuleType & { name: string })[] = [
  only('shared-model-alone', '^shared/model/', '^shared/model/', 'model imports nothing of ours'),
  only('shared-errors-alone', '^shared/errors/', '^shared/errors/', 'errors import nothing of ours'),
  only('shared-contract', '^shared/contract/', '^shared/', 'contract imports model and errors'),
  {
    name: 'shared-only-zod',
    comment: 'zod is the only package in shared',
    severity: 'error',
    from: { path: '^shared/', pathNot: test },
    to: { dependencyTypesNot: ['local'], pathNot: ['(^|/)node_modules/zod/', '^(shared|electron|renderer|tests)/'] },
  },
  only('domains', '^electron/domains/', '^(shared|electron/domains)/', 'domains decide; they know shared and ports'),
  {
    name: 'domains-no-packages',
    comment: 'no SDK, no Electron, no SQL in a domain',
    severity: 'error',
    from: { path: '^electron/domains/', pathNot: test },
    to: { path: '(^|/)node_modules/', pathNot: '(^|/)node_modules/zod/' },
  },
  only('aws', '^electron/aws/', '^(shared|electron/domains|electron/aws)/', 'adapters implement ports'),
  only('store', '^electron/store/', '^(shared|electron/domains|electron/store)/', 'the store implements ports'),
  only(
    'platform-node',
    '^electron/platform/node/',
    '^(shared|electron/domains|electron/platform/node)/',
    'platform/node serves the command line too',
  ),
  only(
    'platform-desktop',
    '^electron/platform/desktop/',
    '^(shared|electron/domains|electron/platform)/',
    'desktop adds windows to platform/node',
  ),
  {
    name: 'ports-by-type',
    comment: 'aws, store and platform see domains as types only',
    severity: 'error',
    from: { path: '^electron/(aws|store|platform)/', pathNot: test },
    to: { path: '^electron/domains/', dependencyTypesNot: ['type-only'] },
  },
  only('ipc', '^electron/ipc/', '^(shared|electron/domains|electron/ipc)/', 'the door translates to domains'),
  only(
    'cli',
    '^electron/cli/(?!main\\.ts$)',
    '^(shared|electron/domains|electron/cli)/',
    'the command line calls domains',
  ),
  only(
    'local-is-another-cloud',
    '^electron/local/',
    '^(shared/model|electron/local)/',
    'the local workspace knows shared/model only',
  ),
  {
    name: 'roots-are-not-imported',
    comment: 'composition roots wire everything and are imported by none',
    severity: 'error',
    from: {},
    to: { path: '^electron/(main|preload|cli/main|local/main|local/algorithms/[^/]+/main|store/worker)\\.ts$' },
  },
  reserved(
    'aws-sdk-in-adapters',
    '(^|/)node_modules/@aws-sdk/',
    '^electron/(aws|local/gateway)/',
    'the SDK stays in adapters and the gateway',
  ),
  {
    name: 'electron-at-the-edge',
    comment: 'only main, preload, ipc and platform/desktop know Electron',
    severity: 'error',
    from: {
      path: '^(electron|renderer|shared)/',
      pathNot: ['^electron/(main\\.ts|preload\\.ts|ipc/|platform/desktop/)', test],
    },
    to: { path: '(^|/)node_modules/electron/' },
  },
  only('ui', '^renderer/ui/', '^renderer/(ui|styles)/', 'ui knows nothing of SageMaker'),
  only('bridge', '^renderer/bridge/', '^(shared|renderer/bridge)/', 'bridge imports shared'),
  {
    name: 'feature',
    comment: 'a feature imports ui, bridge, shared, never another feature',
    severity: 'error',
    from: { path: '^renderer/features/([^/]+)/', pathNot: test },
    to: {
      path: '^(electron|renderer|shared|tests|resources)/',
      pathNot: ['^(shared|renderer/(ui|bridge|styles))/', '^renderer/features/$1/'],
    },
  },
  only('app', '^renderer/app/', '^(shared|renderer)/', 'app imports features'),
  only('renderer-not-electron', '^renderer/', '^(shared|renderer)/', 'renderer never imports electron'),
  only('electron-not-renderer', '^electron/', '^(shared|electron|resources)/', 'electron never imports renderer'),
  {
    name: 'nothing-imports-tests',
    severity: 'error',
    from: { pathNot: ['^tests/', test, '^[^/]+$'] },
    to: { path: '^tests/' },
  },
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
];

export const options: ICruiseOptions = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '^(out|release)/' },
  tsPreCompilationDeps: true,
  detectProcessBuiltinModuleCalls: true,
  moduleSystems: ['es6', 'cjs', 'tsd'],
  enhancedResolveOptions: {
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    exportsFields: ['exports'],
    conditionNames: ['import', 'require', 'node', 'default', 'types'],
    mainFields: ['module', 'main', 'types'],
  },
};
