import type { DataSource } from '../../../shared/contract/data';
import { fail, ok, type Result } from '../../../shared/errors/result';
import type { Upload } from '../../../shared/model/code/upload';
import type { DataOrigin } from '../../domains/data/contract';
import type { Desktop } from '../desktop-ports';
import type { CommandsOf, StreamsOf } from '../handlers';
import { inScope, type OpenConsole, streamInScope } from './in-scope';

/** The file, object or sample a window means. It names files by token only. */
function originOf(source: DataSource, desktop: Desktop): Result<DataOrigin> {
  if (source.kind !== 'file') return ok(source);
  const path = desktop.pathOf(source.token);
  if (path !== null) return ok({ kind: 'path', path });
  return fail('file.unreadable', 'That file was chosen before Upside was last started.', 'Choose the file again.');
}

export function dataHandlers(open: OpenConsole, desktop: Desktop): CommandsOf<'data'> {
  return {
    'data.choose': async (request) => ok(await desktop.chooseFiles(request)),
    'data.samples': async () => (await open()).data.samples(),
    'data.preview': ({ workspaceId, source, format }) =>
      inScope(open, workspaceId, async ({ data }, scope) => {
        const origin = originOf(source, desktop);
        return origin.ok ? data.preview(scope, origin.data, format) : origin;
      }),
    'data.planUploads': ({ workspaceId, items }) =>
      inScope<readonly Upload[]>(open, workspaceId, async ({ data }, scope) => {
        const uploads: Upload[] = [];
        for (const { s3Uri, source } of items) {
          const origin = originOf(source, desktop);
          if (!origin.ok) continue;
          const planned = await data.planUpload(scope, origin.data, s3Uri);
          if (!planned.ok) return planned;
          if (planned.data !== null) uploads.push(planned.data);
        }
        return ok(uploads);
      }),
    'data.list': ({ workspaceId, prefix }) => inScope(open, workspaceId, ({ data }, scope) => data.list(scope, prefix)),
  };
}

export function dataStreamHandlers(open: OpenConsole, desktop: Desktop): StreamsOf<'data'> {
  return {
    'data.upload': async function* ({ workspaceId, source, key }, { signal }) {
      const origin = originOf(source, desktop);
      if (!origin.ok) yield origin;
      else yield* streamInScope(open, workspaceId, ({ data }, scope) => data.upload(scope, origin.data, key, signal));
    },
    'data.download': async function* ({ workspaceId, s3Uri }, { signal }) {
      const path = await desktop.chooseSavePath(s3Uri.slice(s3Uri.lastIndexOf('/') + 1));
      if (path === null || signal.aborted) return;
      yield* streamInScope(open, workspaceId, ({ data }, scope) => data.download(scope, s3Uri, path, signal));
    },
  };
}
