import { basename } from 'node:path';
import { ok } from '../../../shared/errors/result';
import type { ExportKind } from '../../domains/insights/contract';
import type { Desktop } from '../desktop-ports';
import type { CommandsOf, StreamsOf } from '../handlers';
import { inScope, type OpenConsole, streamInScope } from './in-scope';

const extensions: Readonly<Record<ExportKind, string>> = {
  'themes-json': 'themes.json',
  'network-json': 'network.json',
  'network-graphml': 'network.graphml',
};

export function insightHandlers(open: OpenConsole, desktop: Desktop): CommandsOf<'insights'> {
  return {
    'insights.themes': ({ workspaceId, ...one }) =>
      inScope(open, workspaceId, ({ insights }, scope) => insights.themes(scope, one)),
    'insights.network': ({ workspaceId, ...one }) =>
      inScope(open, workspaceId, ({ insights }, scope) => insights.network(scope, one)),
    'insights.plan': ({ workspaceId, what, ...one }) =>
      inScope(open, workspaceId, ({ insights }, scope) => insights.plan(scope, one, what)),
    'insights.compute': ({ workspaceId, what, confirmed, ...one }) =>
      inScope(open, workspaceId, ({ insights }, scope) => insights.compute(scope, one, what, confirmed)),
    'insights.themeLines': ({ workspaceId, dataset, version, ...query }) =>
      inScope(open, workspaceId, ({ insights }, scope) => insights.themeLines(scope, { dataset, version }, query)),
    'insights.classifier': ({ workspaceId, jobName }) =>
      inScope(open, workspaceId, ({ insights }, scope) => insights.classifier(scope, jobName)),
    'insights.export': ({ workspaceId, what, dataset, version }) =>
      inScope<{ readonly fileName: string | null }>(open, workspaceId, async ({ insights }, scope) => {
        const path = await desktop.chooseSavePath(`${dataset}-${version}-${extensions[what]}`);
        if (path === null) return ok({ fileName: null });
        const saved = await insights.export(scope, { dataset, version }, what, path);
        return saved.ok ? ok({ fileName: basename(path) }) : saved;
      }),
    'insights.picture': ({ workspaceId, format, picture, dataset, version }) =>
      inScope<{ readonly fileName: string | null }>(open, workspaceId, async ({ insights }, scope) => {
        const path = await desktop.chooseSavePath(`${dataset}-${version}-network.${format}`);
        if (path === null) return ok({ fileName: null });
        const saved = await insights.picture(scope, { dataset, version }, format, picture, path);
        return saved.ok ? ok({ fileName: basename(path) }) : saved;
      }),
  };
}

export function insightStreamHandlers(open: OpenConsole): StreamsOf<'insights'> {
  return {
    'insights.watch': ({ workspaceId, jobName }, { signal }) =>
      streamInScope(open, workspaceId, ({ insights }, scope) => insights.watch(scope, jobName, signal)),
  };
}
