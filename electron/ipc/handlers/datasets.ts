import type { TranscriptSource } from '../../../shared/contract/datasets';
import { fail, ok, type Result } from '../../../shared/errors/result';
import type { TranscriptOrigin } from '../../domains/datasets/contract';
import type { Desktop } from '../desktop-ports';
import type { CommandsOf, StreamsOf } from '../handlers';
import { inScope, type OpenConsole, streamInScope } from './in-scope';

/** The files a window means. It names them by token only. */
function originOf(source: TranscriptSource, desktop: Desktop): Result<TranscriptOrigin> {
  if (source.kind === 'sample') return ok(source);
  const paths = source.tokens.map((token) => desktop.pathOf(token));
  const known = paths.filter((path) => path !== null);
  if (known.length === paths.length) return ok({ kind: 'paths', paths: known });
  return fail('file.unreadable', 'Those files were chosen before Upside was last started.', 'Choose them again.');
}

export function datasetHandlers(open: OpenConsole, desktop: Desktop): CommandsOf<'datasets'> {
  return {
    'datasets.list': ({ workspaceId }) => inScope(open, workspaceId, ({ datasets }, scope) => datasets.list(scope)),
    'datasets.choose': async ({ kind }) => ok(await desktop.chooseSources(kind)),
    'datasets.sample': async () => (await open()).datasets.sample(),
    'datasets.show': ({ workspaceId, ...one }) =>
      inScope(open, workspaceId, ({ datasets }, scope) => datasets.show(scope, one)),
    'datasets.preview': ({ workspaceId, source, options }) =>
      inScope(open, workspaceId, async ({ datasets }, scope) => {
        const origin = originOf(source, desktop);
        return origin.ok ? datasets.preview(scope, origin.data, options) : origin;
      }),
    'datasets.plan': ({ workspaceId, source, ...request }) =>
      inScope(open, workspaceId, async ({ datasets }, scope) => {
        const origin = originOf(source, desktop);
        return origin.ok ? datasets.plan(scope, { ...request, origin: origin.data }) : origin;
      }),
    'datasets.difference': ({ workspaceId, dataset, from, to }) =>
      inScope(open, workspaceId, ({ datasets }, scope) => datasets.difference(scope, dataset, from, to)),
    'datasets.delete': ({ workspaceId, confirmed, ...one }) =>
      inScope(open, workspaceId, ({ datasets }, scope) => datasets.delete(scope, one, confirmed)),
    'datasets.records': ({ workspaceId, dataset, version, ...query }) =>
      inScope(open, workspaceId, ({ datasets }, scope) => datasets.records(scope, { dataset, version }, query)),
    'datasets.speakers': ({ workspaceId, ...one }) =>
      inScope(open, workspaceId, ({ datasets }, scope) => datasets.speakers(scope, one)),
  };
}

export function datasetStreamHandlers(open: OpenConsole, desktop: Desktop): StreamsOf<'datasets'> {
  return {
    'datasets.watchList': ({ workspaceId }, { signal }) =>
      streamInScope(open, workspaceId, ({ datasets }, scope) => datasets.watchList(scope, signal)),
    'datasets.import': async function* ({ workspaceId, source, ...request }, { signal }) {
      const origin = originOf(source, desktop);
      if (!origin.ok) yield origin;
      else
        yield* streamInScope(open, workspaceId, ({ datasets }, scope) =>
          datasets.import(scope, { ...request, origin: origin.data }, signal),
        );
    },
  };
}
