import type { Command } from 'commander';
import { formatClock, formatDateTime, formatDuration } from '../../../shared/model/format';
import { jobDuration } from '../../../shared/model/job-status';
import { isTerminal, type TrainingJob, type TrainingJobSummary } from '../../../shared/model/training-job';
import { localWorkspaceId } from '../../../shared/model/workspace';
import { confirm } from '../confirm';
import { type CliContext, connect, connectOrOffline, unwrap } from '../context';
import { firstLive } from '../first-live';
import { noteAge } from '../note-age';
import { table } from '../output';
import { printLog } from '../print-log';
import { addLaunch } from './jobs-launch';
import { addJobMetrics } from './jobs-metrics';

/** `upside jobs …`: training jobs without a window. */
export function addJobs(program: Command, context: CliContext): void {
  const jobs = program.command('jobs').description('launch, watch and end training jobs');
  addLaunch(jobs, context);
  addJobMetrics(jobs, context);

  jobs
    .command('list')
    .description('list the training jobs, newest first; from the offline store when the workspace does not answer')
    .action(async () => {
      const { console, scope, online } = await connectOrOffline(context);
      const seen = online ? await firstLive(console.jobs.watchList(scope, context.signal)) : null;
      const list = seen ?? { ...unwrap(await console.jobs.list(scope)), source: 'store' as const };
      noteAge(context, list);
      context.output.result(list, () => jobTable(list.jobs, context.now()));
    });

  jobs
    .command('show')
    .argument('<name>', 'name of the job')
    .description('everything known of one job')
    .action(async (name: string) => {
      const { console, scope } = await connectOrOffline(context);
      const shown = unwrap(await console.jobs.show(scope, name));
      noteAge(context, shown);
      context.output.result(shown, () => jobText(shown.value, context.now(), scope.workspaceId));
    });

  jobs
    .command('logs')
    .argument('<name>', 'name of the job')
    .option('-f, --follow', 'go on with new lines until the job has ended', false)
    .description('the log of a job; with --json one object a line')
    .action(async (name: string, { follow }: { follow: boolean }) => {
      const { console, scope } = await connectOrOffline(context);
      const job = unwrap(await console.jobs.show(scope, name));
      await printLog(context, {
        page: (from, count) => console.logs.page(scope, name, from, count),
        follow: () => console.logs.follow(scope, name, context.signal),
        stored: job.source === 'store',
        // A job that has ended is read to its end once; then following ends by itself.
        toTheEnd: follow || isTerminal(job.value.status),
      });
    });

  jobs
    .command('stop')
    .argument('<name>', 'name of the job')
    .description('ask a job to end; returns when the service confirmed it')
    .action(async (name: string) => {
      const { console, scope } = await connect(context);
      const stopped = unwrap(await console.jobs.stop(scope, name));
      context.output.result(stopped, () => `${name}: ${stopped.status}`);
    });

  jobs
    .command('delete')
    .argument('<name>', 'name of a job that has ended')
    .option('-y, --yes', 'do not ask', false)
    .description('remove a job for good; its objects in S3 stay')
    .action(async (name: string, { yes }: { yes: boolean }) => {
      const { console, scope } = await connect(context);
      // Deleting is done when the job is gone; of a name that never was it must not say so.
      unwrap(await console.jobs.show(scope, name));
      await confirm(context, yes, `Delete ${name} in account ${scope.accountId}, region ${scope.region}?`);
      unwrap(
        await console.jobs.delete(scope, name, { accountId: scope.accountId, region: scope.region, target: name }),
      );
      context.output.result({ deleted: name }, () => `Deleted ${name}.`);
    });
}

function jobTable(jobs: readonly TrainingJobSummary[], now: number): string {
  if (jobs.length === 0) return 'No training job yet. Launch one: upside jobs launch --train sample:locations-train';
  return table(
    ['NAME', 'STATUS', 'CREATED', 'DURATION'],
    jobs.map((job) => [job.name, statusText(job), formatDateTime(job.createdAt), durationText(job, now)]),
  );
}

function jobText(job: TrainingJob, now: number, workspace: string): string {
  const simulated = workspace === localWorkspaceId ? ' (simulated)' : '';
  const rows: (readonly [string, string])[] = [
    ['Status', statusText(job)],
    ...(job.failureReason === null ? [] : [['Reason', job.failureReason] as const]),
    ['Created', formatDateTime(job.createdAt)],
    ['Duration', durationText(job, now)],
    ['Compute', `${job.instanceCount} × ${job.instanceType ?? 'unknown'}${simulated}`],
    ['Image', job.image ?? 'none'],
    ...job.inputs.map(({ channel, s3Uri }) => [`Input ${channel}`, s3Uri] as const),
    ['Artifact', job.artifactS3Uri ?? 'none yet'],
    ...job.finalMetrics.map(({ name, value }) => [`Last ${name}`, String(value)] as const),
    ...job.phases.map(
      ({ status, startedAt, message }) => [`Phase ${status}`, `${formatClock(startedAt)}  ${message ?? ''}`] as const,
    ),
  ];
  return `${job.name}${table(['', ''], rows)}`;
}

function statusText({ status, secondaryStatus }: Pick<TrainingJobSummary, 'status' | 'secondaryStatus'>): string {
  return status === 'InProgress' && secondaryStatus !== null ? `${status} (${secondaryStatus})` : status;
}

function durationText(job: Parameters<typeof jobDuration>[0], now: number): string {
  return formatDuration(jobDuration(job, now));
}
