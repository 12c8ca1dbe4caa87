import { useRef } from 'react';
import type { TranscriptSource } from '../../../../shared/contract/datasets';
import type { Failure } from '../../../../shared/errors/result';
import type { PreparationOptions } from '../../../../shared/model/dataset/preparation';
import { type Loaded, useRequest } from '../../../bridge/use-request';
import { useSettled } from '../../../ui/use-settled';
import { type Previews, plainReading, readingKey } from './import-draft';

/** Longer than between two keys, ms: every answer reads all files. */
const typingPause = 300;

interface BothPreviews {
  /** The files as they stand, whatever is mapped: what there is to map. */
  readonly plain: Loaded<Previews>;
  /** The files as the mapping has them; the last answer stays while they are read anew. */
  readonly mapped: Previews | null;
  readonly pending: boolean;
  /** Why `mapped` is not what was typed last. */
  readonly failure: Failure | null;
  readonly reload: () => void;
}

/**
 * Reads the transcripts as they stand, and again whenever what changes their reading has changed.
 * @param options null while a field is wrong: what was right last counts
 */
export function usePreviews(
  workspaceId: string,
  source: TranscriptSource | null,
  options: PreparationOptions | null,
): BothPreviews {
  const right = useRef(plainReading);
  if (options !== null) right.current = readingKey(options);
  const settled = useSettled(right.current, typingPause);
  const of = JSON.stringify(source);
  const plain = useRequest('datasets.preview', source === null ? null : { workspaceId, source, options: {} });
  const asked = source === null || settled === plainReading ? null : JSON.parse(settled);
  const again = useRequest(
    'datasets.preview',
    asked === null || source === null ? null : { workspaceId, source, options: asked },
  );

  const last = useRef<{ readonly of: string; readonly previews: Previews } | null>(null);
  if (asked !== null && again.result.kind === 'ready') last.current = { of, previews: again.result.data };
  const unmapped = plain.result.kind === 'ready' ? plain.result.data : null;
  return {
    plain: plain.result,
    mapped: asked !== null && last.current?.of === of ? last.current.previews : unmapped,
    pending: right.current !== settled || (asked !== null && again.result.kind === 'loading'),
    failure: asked !== null && again.result.kind === 'failed' ? again.result.error : null,
    reload: plain.reload,
  };
}
