import { assertNever } from '../../shared/errors/assert-never';
import type { ScreenAddress } from '../../shared/model/screen-address';

/** What a screen is called in the window title, the breadcrumb and to a screen reader. */
export function titleOf(address: ScreenAddress): string {
  switch (address.kind) {
    case 'jobs':
      return 'Training jobs';
    case 'job':
      return address.name;
    case 'launch':
      return 'New training job';
    case 'models':
      return 'Models';
    case 'model-group':
      return address.group;
    case 'model-version':
      return `Version ${address.version}`;
    case 'lineage':
      return 'Lineage';
    case 'endpoints':
      return 'Endpoints';
    case 'endpoint':
      return address.name;
    case 'deploy':
      return 'Deploy';
    case 'promote':
      return 'Promote';
    case 'promotion':
      return 'Promotion';
    case 'chat':
      return 'Playground';
    case 'conversation':
      return 'Conversation';
    case 'audit':
      return 'Audit log';
    case 'unknown':
      return 'Not found';
    default:
      return assertNever(address);
  }
}
