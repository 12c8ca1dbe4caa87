import type { IconProps } from '@cloudscape-design/components/icon';
import { assertNever } from '../../shared/errors/assert-never';
import type { ScreenAddress } from '../../shared/model/screen-address';

export interface Area {
  readonly title: string;
  readonly icon: IconProps.Name;
  readonly address: Extract<
    ScreenAddress,
    { kind: 'home' | 'datasets' | 'insights' | 'jobs' | 'models' | 'endpoints' | 'chat' | 'audit' | 'settings' }
  >;
}

const home: Area = { title: 'Home', icon: 'view-full', address: { kind: 'home' } };
const data: Area = { title: 'Data', icon: 'file', address: { kind: 'datasets' } };
const insights: Area = { title: 'Insights', icon: 'search', address: { kind: 'insights' } };
const jobs: Area = { title: 'Jobs', icon: 'script', address: { kind: 'jobs' } };
const models: Area = { title: 'Models', icon: 'folder', address: { kind: 'models' } };
const endpoints: Area = { title: 'Endpoints', icon: 'share', address: { kind: 'endpoints' } };
const playground: Area = { title: 'Playground', icon: 'contact', address: { kind: 'chat', endpoint: null } };
const audit: Area = { title: 'Audit log', icon: 'security', address: { kind: 'audit' } };

/** About this window and not about the workspace: at the bottom. */
export const settingsArea: Area = { title: 'Settings', icon: 'settings', address: { kind: 'settings' } };

/** The areas of the console that exist, in the order of the work: train, register, deploy, talk, look back. */
export const areas: readonly Area[] = [home, data, insights, jobs, models, endpoints, playground, audit];

/** The area a screen belongs to; null for an address that is none. */
export function areaOf(address: ScreenAddress): Area | null {
  switch (address.kind) {
    case 'home':
      return home;
    case 'settings':
    case 'about':
      return settingsArea;
    case 'datasets':
    case 'dataset-import':
    case 'dataset':
    case 'dataset-difference':
    case 'objects':
      return data;
    case 'insights':
    case 'insight':
      return insights;
    case 'jobs':
    case 'job':
    case 'launch':
    case 'processing-jobs':
    case 'processing-job':
    case 'process':
      return jobs;
    case 'models':
    case 'model-group':
    case 'model-version':
    case 'lineage':
      return models;
    case 'endpoints':
    case 'endpoint':
    case 'deploy':
    case 'promote':
    case 'promotion':
      return endpoints;
    case 'chat':
    case 'conversation':
      return playground;
    case 'audit':
      return audit;
    // About the console as a whole: the workspace menu leads there.
    case 'workspaces':
    case 'doctor':
    case 'unknown':
      return null;
    default:
      return assertNever(address);
  }
}

/** The screens above one, outermost first: the way back that the breadcrumb shows. */
export function parentsOf(address: ScreenAddress): readonly ScreenAddress[] {
  const area = areaOf(address);
  if (area === null) return [home.address];
  switch (address.kind) {
    // The second tab of the data; its folders are a way back of their own.
    case 'objects':
      return address.bucket === null ? [] : [{ kind: 'objects', bucket: null, prefix: '' }];
    // The second tab of the jobs, not a screen below the first.
    case 'processing-jobs':
      return [];
    case 'processing-job':
    case 'process':
      return [{ kind: 'processing-jobs' }];
    case 'model-version':
      return [area.address, { kind: 'model-group', group: address.group }];
    case 'dataset-difference':
      return [area.address, { kind: 'dataset', dataset: address.dataset, version: address.from }];
    case 'promote':
      return [area.address, { kind: 'endpoint', name: address.endpoint }];
    default:
      return address.kind === area.address.kind ? [] : [area.address];
  }
}
