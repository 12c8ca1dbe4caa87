import type { AuditRecord } from '../../../shared/model/audit-record';
import { hrefOf } from '../../../shared/model/screen-address';

/** The screen of what a call was about; null where it has none or is gone by that very call. */
export function screenOfTarget({ action, outcome, target }: Pick<AuditRecord, 'action' | 'outcome' | 'target'>) {
  if (outcome === 'done' && action.endsWith('.delete')) return null;
  const at = target.indexOf('/');
  const name = target.slice(at + 1);
  switch (target.slice(0, at)) {
    case 'job':
      return hrefOf({ kind: 'job', name });
    case 'endpoint':
      return hrefOf({ kind: 'endpoint', name });
    case 'model': {
      const [, group, version] = /^([^/]+)\/(\d+)$/.exec(name) ?? [];
      return group === undefined ? null : hrefOf({ kind: 'model-version', group, version: Number(version) });
    }
    case 'dataset': {
      const [, dataset, version] = /^([^@]+)@(.+)$/.exec(name) ?? [];
      return dataset === undefined || version === undefined ? null : hrefOf({ kind: 'dataset', dataset, version });
    }
    case 'promotion':
      return hrefOf({ kind: 'promotion', id: name });
    default:
      return null;
  }
}
