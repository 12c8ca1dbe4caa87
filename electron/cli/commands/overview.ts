import type { Command } from 'commander';
import { formatCount, formatDuration, formatUsd } from '../../../shared/model/format';
import { nextStepWords } from '../../../shared/model/next-step';
import type { Overview } from '../../../shared/model/overview';
import { thingWords } from '../../../shared/model/thing';
import type { Console } from '../../domains/console';
import type { Scope } from '../../domains/scope';
import { type CliContext, connectOrOffline, unwrap } from '../context';
import { noteAge } from '../note-age';
import { table } from '../output';

/** `upside overview`: what Home shows. */
export function addOverview(program: Command, context: CliContext): void {
  program
    .command('overview')
    .description('what the workspace holds, what runs and costs now, what needs attention, and the next step')
    .action(async () => {
      const { console, scope, online } = await connectOrOffline(context);
      const overview = online ? await readLive(context, console, scope) : unwrap(await console.overview.show(scope));
      noteAge(context, overview);
      context.output.result(overview, () => overviewText(overview, context.now()));
    });
}

/** The first that came from the service whole; one with lists that could not be read says which. */
async function readLive(context: CliContext, console: Console, scope: Scope): Promise<Overview> {
  for await (const result of console.overview.watch(scope, context.signal)) {
    const overview = unwrap(result);
    if (overview.source === 'live' || overview.unread.length > 0) return overview;
  }
  return unwrap(await console.overview.show(scope));
}

function overviewText({ attention, cost, counts, next, running, unread }: Overview, now: number): string {
  const step = nextStepWords(next);
  const rows: (readonly [string, string])[] = [
    ['Data sets', formatCount(counts.datasets)],
    ['Training jobs', formatCount(counts.jobs)],
    ['Processing jobs', formatCount(counts.processingJobs)],
    ['Model versions', `${formatCount(counts.modelVersions)} in ${formatCount(counts.modelGroups)} groups`],
    ['Endpoints', `${formatCount(counts.endpointsInService)} of ${formatCount(counts.endpoints)} in service`],
    ['Conversations', formatCount(counts.conversations)],
  ];
  const burn = cost.usdPerHour === null ? '' : `${formatUsd(cost.usdPerHour)} an hour. `;
  return [
    table(['HOLDS', ''], rows),
    '',
    running.length === 0
      ? 'Nothing runs now.'
      : table(
          ['RUNS', 'KIND', 'DOES', 'FOR'],
          running.map(({ doing, since, thing }) => [
            thing.name,
            thingWords[thing.kind],
            doing,
            formatDuration(now - since),
          ]),
        ),
    `${burn}${cost.note}`,
    '',
    ...(attention.length === 0
      ? ['Nothing needs you.']
      : attention.map(({ detail, title }) => (detail === null || detail === '' ? title : `${title}: ${detail}`))),
    ...unread.map(({ what, why }) => `${what} could not be read: ${why}`),
    '',
    `Next: ${step.title}. ${step.why}`,
  ].join('\n');
}
