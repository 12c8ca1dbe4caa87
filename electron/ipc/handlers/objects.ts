import { fail, ok, type Result } from '../../../shared/errors/result';
import type { Desktop } from '../desktop-ports';
import type { CommandsOf, StreamsOf } from '../handlers';
import { inScope, type OpenConsole, streamInScope } from './in-scope';

/** The paths a window means. It names files and folders by token only. */
function pathsOf(tokens: readonly string[], desktop: Desktop): Result<readonly string[]> {
  const paths = tokens.map((token) => desktop.pathOf(token)).filter((path) => path !== null);
  if (paths.length === tokens.length) return ok(paths);
  return fail('file.unreadable', 'Those files were chosen before Upside was last started.', 'Choose them again.');
}

export function objectHandlers(open: OpenConsole, desktop: Desktop): CommandsOf<'objects'> {
  return {
    'objects.buckets': ({ workspaceId }) => inScope(open, workspaceId, ({ objects }, scope) => objects.buckets(scope)),
    'objects.browse': ({ workspaceId, bucket, prefix, token }) =>
      inScope(open, workspaceId, ({ objects }, scope) => objects.browse(scope, bucket, prefix, token)),
    'objects.preview': ({ workspaceId, s3Uri }) =>
      inScope(open, workspaceId, ({ objects }, scope) => objects.preview(scope, s3Uri)),
    'objects.deletePlan': ({ workspaceId, ...selection }) =>
      inScope(open, workspaceId, ({ objects }, scope) => objects.deletePlan(scope, selection)),
    'objects.delete': ({ workspaceId, confirmed, ...selection }) =>
      inScope(open, workspaceId, ({ objects }, scope) => objects.delete(scope, selection, confirmed)),
    'objects.uploads': ({ workspaceId, bucket }) =>
      inScope(open, workspaceId, ({ objects }, scope) => objects.uploads(scope, bucket)),
    'objects.abortUpload': ({ workspaceId, s3Uri, uploadId, confirmed }) =>
      inScope(open, workspaceId, ({ objects }, scope) => objects.abortUpload(scope, s3Uri, uploadId, confirmed)),
    'objects.choose': async ({ kind }) => ok(await desktop.chooseUploads(kind)),
  };
}

export function objectStreamHandlers(open: OpenConsole, desktop: Desktop): StreamsOf<'objects'> {
  return {
    'objects.upload': async function* ({ workspaceId, bucket, prefix, tokens }, { signal }) {
      const paths = pathsOf(tokens, desktop);
      if (!paths.ok) yield paths;
      else
        yield* streamInScope(open, workspaceId, ({ objects }, scope) =>
          objects.upload(scope, bucket, prefix, paths.data, signal),
        );
    },
    'objects.resume': ({ workspaceId, s3Uri, uploadId }, { signal }) =>
      streamInScope(open, workspaceId, ({ objects }, scope) => objects.resume(scope, s3Uri, uploadId, signal)),
    'objects.download': async function* ({ workspaceId, ...selection }, { signal }) {
      const folder = await desktop.chooseSaveFolder();
      if (folder === null || signal.aborted) return;
      yield* streamInScope(open, workspaceId, ({ objects }, scope) =>
        objects.download(scope, selection, folder, signal),
      );
    },
  };
}
