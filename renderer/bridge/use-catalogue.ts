import { useMemo } from 'react';
import type { CommandInput } from '../../shared/contract/index';
import { imageGroups, typeGroups, typeNote } from '../../shared/model/offered-words';
import type { InstanceUse } from '../../shared/model/price-list';
import { useRequest } from './use-request';

interface AskedTypes {
  readonly workspaceId: string;
  readonly use: InstanceUse;
  /** What stands in the field. */
  readonly value: string;
  /** The type to list above all others, and under which heading; null for none. */
  readonly recommended: { readonly type: string; readonly by: string } | null;
}

/** The instance types of the catalogue for one use, and what is known of the one in the field: what SuggestField takes. */
export function useInstanceTypes({ recommended, use, value, workspaceId }: AskedTypes) {
  const { reload, result } = useRequest('catalogue.instanceTypes', { workspaceId, use });
  const offered = result.kind === 'ready' ? result.data : null;
  const [type, by] = recommended === null ? [null, ''] : [recommended.type, recommended.by];
  const groups = useMemo(
    () => (offered === null ? [] : typeGroups(offered, type === null ? null : { type, by })),
    [offered, type, by],
  );
  return {
    groups,
    status: statusOf(result.kind),
    onRetry: reload,
    note: offered === null ? null : typeNote(offered, use, value),
  };
}

/** AWS's images for one use by their addresses in the workspace's region; null where none is wanted, as on this machine. */
export function useCatalogueImages(asked: CommandInput<'catalogue.images'> | null) {
  const { reload, result } = useRequest('catalogue.images', asked);
  const images = result.kind === 'ready' ? result.data.images : null;
  const groups = useMemo(() => (images === null ? [] : imageGroups(images)), [images]);
  return {
    groups,
    status: asked === null ? ('finished' as const) : statusOf(result.kind),
    onRetry: reload,
    note: null,
  };
}

function statusOf(kind: 'loading' | 'ready' | 'failed') {
  return ({ loading: 'loading', ready: 'finished', failed: 'error' } as const)[kind];
}

/** What an instance type means in a workspace: said beside every field that asks for one. */
export function instanceTypeWords(kind: 'aws' | 'local'): string {
  return kind === 'aws'
    ? 'Found by name, size or GPU; any other can be typed.'
    : 'Simulated: a label here, with the price AWS would charge.';
}
