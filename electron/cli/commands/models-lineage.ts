import type { Command } from 'commander';
import { fail } from '../../../shared/errors/result';
import type { LineageGraph } from '../../../shared/model/lineage';
import { lineageArrows, lineageKinds, lineageNode, lineageWords } from '../../../shared/model/lineage-node';
import type { Console } from '../../domains/console';
import type { Scope } from '../../domains/scope';
import { type CliContext, connectOrOffline, Stop, unwrap } from '../context';
import { noteAge } from '../note-age';
import { table } from '../output';
import { packageArnOf } from '../package-arn';

/** `upside models lineage`: from data to endpoint, as a list. */
export function addLineage(models: Command, context: CliContext): void {
  models
    .command('lineage')
    .argument('<what>', 'group/version, job/NAME, endpoint/NAME, or an ARN')
    .description('where it comes from and where it went: data with its hash, job, model file, version, endpoint')
    .action(async (what: string) => {
      const { console, scope } = await connectOrOffline(context);
      const shown = unwrap(await console.models.lineage(scope, await arnOf(console, scope, what)));
      noteAge(context, shown);
      context.output.result(shown, () => lineageText(shown.value, what));
    });
}

async function arnOf(console: Console, scope: Scope, what: string): Promise<string> {
  if (what.startsWith('arn:')) return what;
  const [kind, name, ...rest] = what.split('/');
  if (name !== undefined && rest.length === 0 && kind === 'job') {
    return unwrap(await console.jobs.show(scope, name)).value.arn;
  }
  if (name !== undefined && rest.length === 0 && kind === 'endpoint') {
    return unwrap(await console.endpoints.show(scope, name)).value.endpoint.arn;
  }
  if (kind === what) {
    const hint = 'Write group/version, job/NAME, endpoint/NAME or an ARN.';
    throw new Stop(fail('input.invalid', `${what} names neither a version nor a job nor an endpoint.`, hint).error);
  }
  return packageArnOf(what, scope);
}

function lineageText(graph: LineageGraph, what: string): string {
  if (graph.vertices.length === 0) return `The workspace tracks no history of ${what}.`;
  const nodes = graph.vertices
    .map(lineageNode)
    .sort((a, b) => lineageKinds.indexOf(a.kind) - lineageKinds.indexOf(b.kind) || (a.title < b.title ? -1 : 1));
  const titles = new Map(nodes.map(({ arn, kind, title }) => [arn, `${lineageWords[kind]} ${title}`]));
  const arrows = lineageArrows(graph).map(({ from, to }) => `${titles.get(from)} → ${titles.get(to)}`);
  const things = table(
    ['WHAT', 'NAME', 'SOURCE', 'SHA-256'],
    nodes.map(({ kind, sha256, source, title }) => [lineageWords[kind], title, source, sha256 ?? '']),
  );
  return `${things}\n\n${arrows.join('\n')}`;
}
