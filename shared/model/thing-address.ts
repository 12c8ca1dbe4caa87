import { parseVersionLabel } from './model-version';
import type { ScreenAddress } from './screen-address';
import { parseDatasetName, type Thing } from './thing';

/** The screen that shows a thing; the list of its kind when its name is none. */
export function addressOf({ kind, name }: Thing): ScreenAddress {
  switch (kind) {
    case 'dataset': {
      const parsed = parseDatasetName(name);
      return parsed === null ? { kind: 'datasets' } : { kind: 'dataset', ...parsed };
    }
    case 'job':
      return { kind: 'job', name };
    case 'processing-job':
      return { kind: 'processing-job', name };
    case 'model-group':
      return { kind: 'model-group', group: name };
    case 'model-version': {
      const parsed = parseVersionLabel(name);
      return parsed === null ? { kind: 'models' } : { kind: 'model-version', ...parsed };
    }
    case 'endpoint':
      return { kind: 'endpoint', name };
    case 'promotion':
      return { kind: 'promotion', id: name };
    case 'conversation':
      return { kind: 'conversation', id: name };
  }
}

/** The thing a screen shows; null for a list, a form or a screen about something else. */
export function thingOf(address: ScreenAddress): Thing | null {
  switch (address.kind) {
    case 'dataset':
      return { kind: 'dataset', name: `${address.dataset}@${address.version}` };
    case 'job':
    case 'processing-job':
    case 'endpoint':
      return { kind: address.kind, name: address.name };
    case 'model-group':
      return { kind: 'model-group', name: address.group };
    case 'model-version':
      return { kind: 'model-version', name: `${address.group}/${address.version}` };
    case 'promotion':
    case 'conversation':
      return { kind: address.kind, name: address.id };
    default:
      return null;
  }
}
