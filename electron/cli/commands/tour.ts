import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CliContext } from '../context';
import { type TourReport, takeTour } from '../tour/tour';

/** `upside tour`: the whole way from transcripts to a promoted endpoint and back, proven step by step. */
export function addTour(program: Command, context: CliContext): void {
  program
    .command('tour')
    .option(
      '--data <dir>',
      'your own transcripts (.srt, .vtt, scripts, .csv, .jsonl), or your own train.csv, instead of the sample',
    )
    .description('train on a fresh local workspace and read everything back; exit 1 on any failure')
    .action(async ({ data }: { data?: string }) => {
      const startedAt = context.now();
      let failed = false;
      for await (const report of takeTour(context, { data: data === undefined ? null : resolve(data) })) {
        failed = failed || !report.ok;
        context.output.item(report, () => reportText(report));
      }
      context.output.note(
        `${failed ? 'The tour failed' : 'The tour is complete'} after ${((context.now() - startedAt) / 1000).toFixed(1)} s.`,
      );
      if (failed) process.exitCode = 1;
    });
}

function reportText(report: TourReport): string {
  const time = `${report.seconds.toFixed(1)} s`.padStart(7);
  if (report.ok) return `✓ ${report.step.padEnd(10)}${time}  ${report.said}`;
  return `✗ ${report.step.padEnd(10)}${time}  ${report.error.message} ${report.error.hint} (${report.error.code})`;
}
