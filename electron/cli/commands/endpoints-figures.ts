import type { Command } from 'commander';
import type { EndpointCall } from '../../../shared/model/endpoint-view';
import { formatDateTime } from '../../../shared/model/format';
import { type CliContext, connectOrOffline, unwrap } from '../context';
import { noteAge } from '../note-age';
import { wholeNumber } from '../options';
import { table } from '../output';

/** `upside endpoints metrics|calls`: how the variants do, and the test calls made from this machine. */
export function addEndpointFigures(endpoints: Command, context: CliContext): void {
  endpoints
    .command('metrics')
    .argument('<name>', 'name of the endpoint')
    .option('--minutes <number>', 'how far back, 1 to 180', wholeNumber, 30)
    .description('calls, latencies and errors of each variant over the last minutes')
    .action(async (name: string, { minutes }: { minutes: number }) => {
      const { console, online, scope } = await connectOrOffline(context);
      const back = Math.min(180, Math.max(1, minutes));
      for await (const result of console.endpoints.monitor(scope, name, back, context.signal)) {
        const figures = unwrap(result);
        // What is kept comes first; a workspace that answers has newer ones to come.
        if (figures.source === 'store' && online) continue;
        noteAge(context, figures);
        return context.output.result(figures, () =>
          table(
            ['VARIANT', 'METRIC', 'STATISTIC', 'POINTS', 'LAST'],
            figures.value.series.map(({ metric, points, statistic, variant }) => [
              variant,
              metric,
              statistic,
              String(points.length),
              String(points.at(-1)?.value ?? ''),
            ]),
            [3, 4],
          ),
        );
      }
    });

  endpoints
    .command('calls')
    .argument('<name>', 'name of the endpoint')
    .description('earlier test calls with their answers, newest first; works offline')
    .action(async (name: string) => {
      const { console, scope } = await connectOrOffline(context);
      const calls = unwrap(await console.endpoints.calls(scope, name));
      context.output.result(calls, () =>
        calls.length === 0
          ? 'No test call yet.'
          : table(['AT', 'VARIANT', 'MS', 'SENT', 'ANSWER'], calls.map(callRow), [2]),
      );
    });
}

const longest = 80;

function callRow({ answer, at, body, milliseconds, variant }: EndpointCall): readonly string[] {
  const answered = answer.kind === 'answered';
  const text = answered ? answer.body : `${answer.message} (${answer.code})`;
  return [
    formatDateTime(at),
    (answered ? answer.variant : variant) ?? '–',
    milliseconds.toFixed(0),
    ...[body, text].map((one) => one.replace(/\s+/g, ' ').slice(0, longest)),
  ];
}
