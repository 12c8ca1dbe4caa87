/**
 * One small house for each rule of the import table, built to break exactly that rule. `files` maps
 * a path to its source; every kind of import (static, dynamic, re-exported, required, type-only)
 * is used by some of them.
 */
export interface BrokenHouse {
  readonly rule: string;
  readonly files: Readonly<Record<string, string>>;
}

const nothing = 'export const nothing = 0;\n';

export const brokenHouses: readonly BrokenHouse[] = [
  {
    rule: 'shared-model-alone',
    files: { 'shared/model/a.ts': "import '../contract/b';\n", 'shared/contract/b.ts': nothing },
  },
  {
    rule: 'shared-errors-alone',
    files: { 'shared/errors/a.ts': "export * from '../model/b';\n", 'shared/model/b.ts': nothing },
  },
  {
    rule: 'shared-contract',
    files: { 'shared/contract/a.ts': "export { nothing } from '../../electron/b';\n", 'electron/b.ts': nothing },
  },
  {
    rule: 'shared-only-zod',
    files: { 'shared/model/a.ts': "import { readFileSync } from 'node:fs';\nreadFileSync;\n" },
  },
  { rule: 'shared-only-zod', files: { 'shared/model/a.ts': "export const react = import('react');\n" } },
  {
    rule: 'domains',
    files: {
      'electron/domains/jobs/a.ts': "const { nothing } = require('../../aws/b');\nnothing;\n",
      'electron/aws/b.ts': nothing,
    },
  },
  {
    rule: 'domains-no-packages',
    files: { 'electron/domains/jobs/a.ts': "export const sql = import('@photostructure/sqlite');\n" },
  },
  { rule: 'aws', files: { 'electron/aws/a.ts': "import '../store/b';\n", 'electron/store/b.ts': nothing } },
  { rule: 'store', files: { 'electron/store/a.ts': "import '../ipc/b';\n", 'electron/ipc/b.ts': nothing } },
  {
    rule: 'platform-node',
    files: { 'electron/platform/node/a.ts': "import '../desktop/b';\n", 'electron/platform/desktop/b.ts': nothing },
  },
  {
    rule: 'platform-desktop',
    files: { 'electron/platform/desktop/a.ts': "export * from '../../aws/b';\n", 'electron/aws/b.ts': nothing },
  },
  {
    rule: 'ports-by-type',
    files: {
      'electron/store/a.ts': "import { nothing } from '../domains/b';\nnothing;\n",
      'electron/domains/b.ts': nothing,
    },
  },
  {
    rule: 'ipc',
    files: { 'electron/ipc/a.ts': "export const b = import('../aws/b');\n", 'electron/aws/b.ts': nothing },
  },
  { rule: 'cli', files: { 'electron/cli/commands/a.ts': "import '../../store/b';\n", 'electron/store/b.ts': nothing } },
  {
    rule: 'local-is-another-cloud',
    files: {
      'electron/local/a.ts': "import type { B } from '../../shared/contract/b';\nexport type A = B;\n",
      'shared/contract/b.ts': 'export type B = 1;\n',
    },
  },
  {
    rule: 'roots-are-not-imported',
    files: { 'electron/cli/main.ts': "import '../main';\n", 'electron/main.ts': nothing },
  },
  {
    rule: 'roots-are-not-imported',
    files: {
      'electron/local/algorithms/location-classifier/a.ts': "import './main';\n",
      'electron/local/algorithms/location-classifier/main.ts': nothing,
    },
  },
  {
    rule: 'aws-sdk-in-adapters',
    files: { 'electron/local/runtime/a.ts': "export const sdk = import('@aws-sdk/client-s3');\n" },
  },
  { rule: 'electron-at-the-edge', files: { 'electron/cli/commands/a.ts': "import { app } from 'electron';\napp;\n" } },
  {
    rule: 'electron-at-the-edge',
    files: { 'electron/store/a.ts': "import type { App } from 'electron';\nexport type A = App;\n" },
  },
  { rule: 'ui', files: { 'renderer/ui/a.tsx': "import '../../shared/model/b';\n", 'shared/model/b.ts': nothing } },
  { rule: 'bridge', files: { 'renderer/bridge/a.ts': "import '../ui/b';\n", 'renderer/ui/b.tsx': nothing } },
  {
    rule: 'feature',
    files: {
      'renderer/features/jobs/a.tsx': "export const b = import('../launch/b');\n",
      'renderer/features/launch/b.tsx': nothing,
    },
  },
  { rule: 'app', files: { 'renderer/app/a.tsx': "import '../../resources/b';\n", 'resources/b.ts': nothing } },
  {
    rule: 'renderer-not-electron',
    files: { 'renderer/app/a.tsx': "const b = require('../../electron/b');\nb;\n", 'electron/b.ts': nothing },
  },
  {
    rule: 'electron-not-renderer',
    files: {
      'electron/main.ts': "import type { A } from '../renderer/ui/a';\nexport type B = A;\n",
      'renderer/ui/a.tsx': 'export type A = 1;\n',
    },
  },
  {
    rule: 'nothing-imports-tests',
    files: { 'electron/main.ts': "import '../tests/fakes/b';\n", 'tests/fakes/b.ts': nothing },
  },
  {
    rule: 'no-cycles',
    files: { 'shared/model/a.ts': "import './b';\nexport {};\n", 'shared/model/b.ts': "export * from './a';\n" },
  },
  { rule: 'no-unresolved', files: { 'shared/model/a.ts': "import './missing';\n" } },
];
