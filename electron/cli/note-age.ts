import { formatDateTime } from '../../shared/model/format';
import type { Instant } from '../../shared/model/time';
import type { CliContext } from './context';

/** Says beside what is shown that it comes from the offline store, and of when it is; nothing while the workspace answers. */
export function noteAge(
  context: Pick<CliContext, 'output'>,
  { fetchedAt, source }: { readonly source: 'live' | 'store'; readonly fetchedAt: Instant | null },
): void {
  if (source === 'live' || fetchedAt === null) return;
  context.output.note(`The workspace does not answer; as of ${formatDateTime(fetchedAt)}.`);
}
