import type { Result } from '../../../shared/errors/result';
import { packageArn, parseVersionLabel } from '../../../shared/model/model-version';
import { parseDatasetName, type Thing, type ThingKind } from '../../../shared/model/thing';
import type { Workspace } from '../../../shared/model/workspace';
import { request } from '../../bridge/client';

/** What became of one thing. */
export interface Tidied {
  readonly thing: Thing;
  /** Null: it is gone. Else why it was kept. */
  readonly kept: string | null;
}

/** Whoever uses something goes before it. */
const order: readonly ThingKind[] = [
  'conversation',
  'endpoint',
  'model-version',
  'model-group',
  'job',
  'dataset',
  'processing-job',
];

/**
 * Deletes these things one after the other by the console's own commands, each of which is in the audit log; `onDone` is
 * called with each outcome. What a service keeps is kept, and said.
 */
export async function tidyUp(
  things: readonly Thing[],
  workspace: Workspace,
  onDone: (tidied: Tidied) => void,
): Promise<void> {
  const sorted = things.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  for (const thing of sorted) onDone({ thing, kept: await remove(thing, workspace) });
}

async function remove(
  { kind, name }: Thing,
  { accountId, id: workspaceId, region }: Workspace,
): Promise<string | null> {
  const confirmed = (target: string) => ({ accountId, region, target });
  switch (kind) {
    case 'conversation':
      return why(await request('chat.delete', { workspaceId, id: name, confirmed: confirmed(name) }));
    case 'endpoint': {
      const left = await request('endpoints.leftovers', { workspaceId, name });
      if (!left.ok) return why(left);
      const free = left.data.filter(({ usedBy }) => usedBy.length === 0);
      const names = (what: 'config' | 'model') => free.filter((one) => one.kind === what).map((one) => one.name);
      const deleted = await request('endpoints.delete', {
        workspaceId,
        name,
        configs: names('config'),
        models: names('model'),
        leftoversOnly: false,
        confirmed: confirmed(name),
      });
      if (!deleted.ok) return why(deleted);
      const [kept] = deleted.data.kept;
      return kept === undefined ? null : `The endpoint is gone; ${kept.name} stayed: ${kept.reason}`;
    }
    case 'model-version': {
      const version = parseVersionLabel(name);
      if (version === null) return 'Its name could not be read.';
      const arn = packageArn({ accountId, region }, version.group, version.version);
      return why(await request('models.delete', { workspaceId, arn, confirmed: confirmed(name) }));
    }
    case 'model-group':
      return why(await request('models.deleteGroup', { workspaceId, group: name, confirmed: confirmed(name) }));
    case 'job':
      return why(await request('jobs.delete', { workspaceId, name, confirmed: confirmed(name) }));
    case 'dataset': {
      const parsed = parseDatasetName(name);
      if (parsed === null) return 'Its name could not be read.';
      return why(await request('datasets.delete', { workspaceId, ...parsed, confirmed: confirmed(name) }));
    }
    case 'processing-job':
      return 'SageMaker keeps processing jobs: they cannot be deleted, and cost nothing.';
    case 'promotion':
      return 'What was done is kept.';
  }
}

function why(result: Result<unknown>): string | null {
  return result.ok ? null : result.error.message;
}
