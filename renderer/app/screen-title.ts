import { assertNever } from '../../shared/errors/assert-never';
import type { ScreenAddress } from '../../shared/model/screen-address';

/** What a screen is called in the window title, the breadcrumb and to a screen reader. */
export function titleOf(address: ScreenAddress): string {
  switch (address.kind) {
    case 'home':
      return 'Home';
    case 'settings':
      return 'Settings';
    case 'about':
      return 'About Upside';
    case 'jobs':
      return 'Training jobs';
    case 'job':
      return address.name;
    case 'processing-jobs':
      return 'Processing jobs';
    case 'processing-job':
      return address.name;
    case 'process':
      return 'New processing job';
    case 'launch':
      return 'New training job';
    case 'datasets':
      return 'Data sets';
    case 'dataset-import':
      return 'Import transcripts';
    case 'dataset':
      return `${address.dataset} · ${address.version}`;
    case 'dataset-difference':
      return 'Differences';
    case 'objects':
      return address.bucket === null ? 'S3 browser' : (address.prefix.split('/').at(-2) ?? address.bucket);
    case 'insights':
      return 'Insights';
    case 'insight':
      return `Insights into ${address.dataset} · ${address.version}`;
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
    case 'workspaces':
      return 'Workspaces';
    case 'doctor':
      return 'Doctor';
    case 'unknown':
      return 'Not found';
    default:
      return assertNever(address);
  }
}
