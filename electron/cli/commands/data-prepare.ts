import type { Command } from 'commander';
import { fail } from '../../../shared/errors/result';
import { datasetNameSchema } from '../../../shared/model/dataset/dataset';
import { formatCount } from '../../../shared/model/format';
import { builtInJob } from '../built-in-job';
import { type CodeOption, codeOption, printJobCode } from '../code-option';
import { type CliContext, connect, Stop, unwrap } from '../context';
import { importAll, prepared } from '../import-transcripts';
import { originOf, readOptions } from '../preparation-input';

interface PrepareOptions extends CodeOption {
  readonly name: string;
  readonly options?: string;
  readonly wait: boolean;
}

/** `upside data prepare`: transcripts become a version of a data set. */
export function addPrepare(data: Command, context: CliContext): void {
  data
    .command('prepare')
    .argument('<source...>', 'transcripts, or folders with some, or sample:transcripts')
    .requiredOption('--name <name>', 'name of the data set')
    .option('--options <file>', 'how to prepare, as JSON: speakers, locations, episodes, validationShare …')
    .option('--code <language>', 'print it as aws-cli or python code and do nothing', codeOption[2])
    .option('-w, --wait', 'wait until it is prepared; exit 1 unless it is ready then', false)
    .description(
      'upload transcripts and start the job that makes a data set of them; the same import is named, not repeated',
    )
    .action(async (sources: readonly string[], { code, name, options, wait }: PrepareOptions) => {
      const dataset = datasetName(name);
      const preparation = await readOptions(options);
      const { console, scope } = await connect(context);
      const asked = { dataset, origin: originOf(sources), options: preparation };
      if (code !== undefined)
        return printJobCode(context, unwrap(await console.datasets.plan(scope, asked)), code, scope.region);
      const confirmed = { accountId: scope.accountId, region: scope.region, target: dataset };
      const { jobName, version } = await importAll(context, console, scope, { ...asked, confirmed });
      const label = `${dataset}@${version}`;
      if (!wait) {
        const job = jobName === null ? null : builtInJob(scope, jobName);
        const said = job === null ? `${label} is there already.` : `${label} is prepared by ${job.who}.`;
        context.output.result({ dataset, version, jobName }, () => said);
        if (job?.note) context.output.note(job.note);
        return;
      }
      const summary = await prepared(context, console, scope, { dataset, version });
      if (summary.status !== 'ready') {
        throw new Stop(
          fail(
            'job.state',
            `${label} was not prepared: ${summary.failure ?? summary.status}`,
            `Read its log: ${builtInJob(scope, summary.jobName ?? '').log}`,
          ).error,
        );
      }
      const { counts } = summary.card ?? { counts: null };
      context.output.result({ dataset, version, jobName, counts }, () =>
        counts === null
          ? `${label} is ready.`
          : `${label} is ready: ${formatCount(counts.records)} lines, ${formatCount(counts.scenes)} scenes, ${counts.speakers} speakers, ${counts.locations} locations.`,
      );
    });
}

function datasetName(text: string): string {
  const parsed = datasetNameSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new Stop(
    fail('input.invalid', `${text} is no name for a data set.`, parsed.error.issues[0]?.message ?? 'Choose another.')
      .error,
  );
}
