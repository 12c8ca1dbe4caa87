import type { IconProps } from '@cloudscape-design/components/icon';
import { assertNever } from '../../shared/errors/assert-never';
import type { ScreenAddress } from '../../shared/model/screen-address';

export interface Area {
  readonly title: string;
  readonly icon: IconProps.Name;
  readonly address: Extract<ScreenAddress, { kind: 'jobs' | 'models' | 'endpoints' | 'chat' | 'audit' }>;
}

const jobs: Area = { title: 'Jobs', icon: 'script', address: { kind: 'jobs' } };
const models: Area = { title: 'Models', icon: 'folder', address: { kind: 'models' } };
const endpoints: Area = { title: 'Endpoints', icon: 'share', address: { kind: 'endpoints' } };
const playground: Area = { title: 'Playground', icon: 'contact', address: { kind: 'chat', endpoint: null } };
const audit: Area = { title: 'Audit log', icon: 'security', address: { kind: 'audit' } };

/** The areas of the console that exist, in the order of the work: train, register, deploy, talk, look back. */
export const areas: readonly Area[] = [jobs, models, endpoints, playground, audit];

/** The area a screen belongs to; null for an address that is none. */
export function areaOf(address: ScreenAddress): Area | null {
  switch (address.kind) {
    case 'jobs':
    case 'job':
    case 'launch':
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
    case 'unknown':
      return null;
    default:
      return assertNever(address);
  }
}

/** The screens above one, outermost first: the way back that the breadcrumb shows. */
export function parentsOf(address: ScreenAddress): readonly ScreenAddress[] {
  const area = areaOf(address);
  if (area === null) return [jobs.address];
  switch (address.kind) {
    case 'model-version':
      return [area.address, { kind: 'model-group', group: address.group }];
    case 'promote':
      return [area.address, { kind: 'endpoint', name: address.endpoint }];
    default:
      return address.kind === area.address.kind ? [] : [area.address];
  }
}
