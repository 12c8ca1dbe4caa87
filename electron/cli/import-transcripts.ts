import type { DatasetVersionSummary } from '../../shared/model/dataset/dataset';
import { formatBytes } from '../../shared/model/format';
import type { Console } from '../domains/console';
import type { OneVersion } from '../domains/datasets/contract';
import type { Scope } from '../domains/scope';
import { type CliContext, unwrap } from './context';
import { cancelled } from './data-source';

/** Uploads transcripts and starts the job that prepares them. Throws Stop when it failed or was cancelled. */
export async function importAll(
  context: CliContext,
  console: Console,
  scope: Scope,
  request: Parameters<Console['datasets']['import']>[1],
) {
  let told = -1;
  for await (const result of console.datasets.import(scope, request, context.signal)) {
    const item = unwrap(result);
    if (item.kind === 'done') return item;
    const share = item.totalBytes === 0 ? 100 : Math.floor((100 * item.bytes) / item.totalBytes);
    if (share !== told)
      context.output.note(
        `Uploading: ${share} % (${item.files} of ${item.totalFiles} files, ${formatBytes(item.bytes)} of ${formatBytes(item.totalBytes)})`,
      );
    told = share;
  }
  throw cancelled('The import');
}

/** The version once it is ready or has failed. Throws Stop when the waiting was cancelled. */
export async function prepared(
  context: CliContext,
  console: Console,
  scope: Scope,
  one: OneVersion,
): Promise<DatasetVersionSummary> {
  context.output.note('Waiting until it is prepared …');
  for await (const result of console.datasets.watchList(scope, context.signal)) {
    const { source, versions } = unwrap(result);
    const found = versions.find(({ dataset, version }) => dataset === one.dataset && version === one.version);
    if (source === 'live' && found !== undefined && found.status !== 'preparing') return found;
  }
  throw cancelled('The waiting');
}
