import type { Command } from 'commander';
import { formatDateTime, formatDuration } from '../../../shared/model/format';
import { jobDuration } from '../../../shared/model/job-status';
import {
  isProcessingTerminal,
  type ProcessingJob,
  type ProcessingJobSummary,
} from '../../../shared/model/processing-job';
import { programName } from '../../../shared/model/program-name';
import { localWorkspaceId } from '../../../shared/model/workspace';
import { type CodeOption, codeOption, printCode } from '../code-option';
import { type CliContext, connect, connectOrOffline, unwrap } from '../context';
import { firstLive } from '../first-live';
import { noteAge } from '../note-age';
import { table } from '../output';
import { printLog } from '../print-log';
import { addProcessingLaunch } from './processing-launch';

/** `upside processing …`: the jobs that prepare data and compute insights. */
export function addProcessing(program: Command, context: CliContext): void {
  const processing = program.command('processing').description('launch, watch and end processing jobs');
  addProcessingLaunch(processing, context);

  processing
    .command('list')
    .description('list the processing jobs, newest first; from the offline store when the workspace does not answer')
    .action(async () => {
      const { console, scope, online } = await connectOrOffline(context);
      const seen = online ? await firstLive(console.processing.watchList(scope, context.signal)) : null;
      const list = seen ?? { ...unwrap(await console.processing.list(scope)), source: 'store' as const };
      noteAge(context, list);
      context.output.result(list, () => jobTable(list.jobs, context.now()));
    });

  processing
    .command('show')
    .argument('<name>', 'name of the job')
    .option('--code <language>', 'print how to start it again as aws-cli or python code', codeOption[2])
    .description('everything known of one job')
    .action(async (name: string, { code }: CodeOption) => {
      const { console, scope } = await connectOrOffline(context);
      const shown = unwrap(await console.processing.show(scope, name));
      noteAge(context, shown);
      if (code !== undefined)
        return printCode(context, { kind: 'processing', spec: shown.value.spec, uploads: [] }, code, scope.region);
      context.output.result(shown, () => jobText(shown.value, context.now(), scope.workspaceId));
    });

  processing
    .command('logs')
    .argument('<name>', 'name of the job')
    .option('-f, --follow', 'go on with new lines until the job has ended', false)
    .description('the log of a job; with --json one object a line')
    .action(async (name: string, { follow }: { follow: boolean }) => {
      const { console, scope } = await connectOrOffline(context);
      const job = unwrap(await console.processing.show(scope, name));
      await printLog(context, {
        page: (from, count) => console.processing.logPage(scope, name, from, count),
        follow: () => console.processing.log(scope, name, context.signal),
        stored: job.source === 'store',
        toTheEnd: follow || isProcessingTerminal(job.value.status),
      });
    });

  processing
    .command('stop')
    .argument('<name>', 'name of the job')
    .description('ask a job to end; returns when the service confirmed it')
    .action(async (name: string) => {
      const { console, scope } = await connect(context);
      const stopped = unwrap(await console.processing.stop(scope, name));
      context.output.result(stopped, () => `${name}: ${stopped.status}`);
    });
}

function jobTable(jobs: readonly ProcessingJobSummary[], now: number): string {
  if (jobs.length === 0) return 'No processing job yet. Prepare a data set: upside data prepare --help';
  return table(
    ['NAME', 'STATUS', 'PROGRAM', 'CREATED', 'DURATION'],
    jobs.map((job) => [
      job.name,
      job.status,
      job.program === null ? '–' : programName(job.program),
      formatDateTime(job.createdAt),
      formatDuration(jobDuration(job, now)),
    ]),
  );
}

function jobText(job: ProcessingJob, now: number, workspace: string): string {
  const { spec } = job;
  const command = [...spec.entrypoint, ...spec.arguments].join(' ');
  const rows: (readonly [string, string])[] = [
    ['Status', job.status],
    ...(job.failureReason === null ? [] : [['Reason', job.failureReason] as const]),
    ...(job.statusMessage === null ? [] : [['Message', job.statusMessage] as const]),
    ['Created', formatDateTime(job.createdAt)],
    ['Started', job.startedAt === null ? 'not yet' : formatDateTime(job.startedAt)],
    ['Duration', formatDuration(jobDuration(job, now))],
    ['Compute', `1 × ${spec.instanceType}${workspace === localWorkspaceId ? ' (simulated)' : ''}`],
    ['Image', spec.image],
    ...(command === '' ? [] : [['Command', command] as const]),
    ...spec.inputs.map(({ name, s3Uri }) => [`Input ${name}`, s3Uri] as const),
    ...spec.outputs.map(({ name, s3Uri }) => [`Output ${name}`, s3Uri] as const),
    ...Object.entries(spec.environment).map(([name, value]) => [`Variable ${name}`, value] as const),
  ];
  return `${job.name}${table(['', ''], rows)}`;
}
