import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import { machineJobName } from '../../../shared/model/machine-job';
import type { ProcessingJob, ProcessingPlace } from '../../../shared/model/processing-job';
import { dataOf } from '../guard';
import type { Scope } from '../scope';
import type { Link } from '../workspace/link';
import { reachedScope } from '../workspace/reached-scope';
import { copyBelow, type Side } from './copy-below';
import { localSpec, stagedKey } from './local-spec';
import type { MachineJobsOptions } from './options';
import { openUndertakings, type Undertaking } from './undertaking';

/** Keys one DeleteObjects call takes, https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html. */
const mostAtOnce = 1_000;

interface End extends Side {
  readonly scope: Scope;
}

/** The workspace behind a link, once it answers. Throws CodedError. */
export async function reachedEnd(link: Link): Promise<End> {
  const { objects } = dataOf(await link.aws());
  return { objects, report: (result) => link.report(result), scope: reachedScope(link) };
}

/** The job in the local workspace; null when it is not there. Throws CodedError. */
export async function localJob(options: MachineJobsOptions, name: string): Promise<ProcessingJob | null> {
  const { machine, workspaceId } = options;
  const { scope } = await reachedEnd(machine.link);
  const shown = await machine.processing.show(scope, machineJobName(workspaceId, name));
  return !shown.ok && shown.error.code === 'job.not-found' ? null : dataOf(shown).value;
}

/** Copies what the job reads into the local workspace. Throws CodedError. */
export async function fetchInputs(options: MachineJobsOptions, { spec }: Undertaking, signal: AbortSignal) {
  const account = await reachedEnd(options.link);
  const local = await reachedEnd(options.machine.link);
  dataOf(local.report(await local.objects.ensureBucket(local.scope.bucket)));
  const staged = localSpec(local.scope, options.workspaceId, spec).inputs;
  for (const [from, to] of pairs(spec.inputs, staged)) {
    await copyBelow(options, { ...account, s3Uri: from }, { ...local, s3Uri: to }, signal);
  }
}

/** Starts the job in the local workspace, unless somebody has given it up or started it meanwhile. Throws CodedError. */
export async function createJob(options: MachineJobsOptions, undertaking: Undertaking): Promise<void> {
  const { machine, workspaceId } = options;
  if (!(await isOpen(options, undertaking))) throw givenUp(undertaking);
  const { scope } = await reachedEnd(machine.link);
  const spec = localSpec(scope, workspaceId, undertaking.spec);
  const confirmed = { accountId: scope.accountId, region: scope.region, target: spec.name };
  const launched = await machine.processing.launch(scope, spec, confirmed);
  // Its name is this job's alone: who has it is another process that was quicker with the same.
  if (!launched.ok && launched.error.code !== 'job.exists') dataOf(launched);
}

/** Copies what the job wrote to where it was asked for. Returns how many objects that are. Throws CodedError. */
export async function bringOutputs(options: MachineJobsOptions, { spec }: Undertaking, signal: AbortSignal) {
  const account = await reachedEnd(options.link);
  const local = await reachedEnd(options.machine.link);
  const staged = localSpec(local.scope, options.workspaceId, spec).outputs;
  let objects = 0;
  for (const [to, from] of pairs(spec.outputs, staged)) {
    objects += await copyBelow(options, { ...local, s3Uri: from }, { ...account, s3Uri: to }, signal);
  }
  return objects;
}

/**
 * Deletes what lies in the local workspace for jobs that have come to their end. What is listed was put there for an
 * undertaking begun before: one that is not open afterwards is over. Throws CodedError.
 */
export async function sweep(options: MachineJobsOptions): Promise<void> {
  const { objects, report, scope } = await reachedEnd(options.machine.link);
  const all = stagedKey(options.workspaceId);
  const listed = report(await objects.list(scope.bucket, all));
  if (!listed.ok && listed.error.code === 'object.not-found') return;
  const open = new Set((await openUndertakings(options)).map(({ spec }) => spec.name));
  const keys = dataOf(listed).map(({ key }) => key);
  const over = keys.filter((key) => !open.has(key.slice(all.length).split('/')[0] ?? ''));
  for (let from = 0; from < over.length; from += mostAtOnce)
    dataOf(report(await objects.delete(scope.bucket, over.slice(from, from + mostAtOnce))));
}

export async function isOpen(options: MachineJobsOptions, { id }: Undertaking): Promise<boolean> {
  return (await openUndertakings(options)).some((one) => one.id === id);
}

/** Each address of the account with the one that stands for it here; prefixes end with a slash. */
function pairs(asked: readonly ProcessingPlace[], staged: readonly ProcessingPlace[]) {
  return asked.map(({ s3Uri }, index): readonly [string, string] => [
    s3Uri.endsWith('/') ? s3Uri : `${s3Uri}/`,
    staged[index]?.s3Uri ?? '',
  ]);
}

function givenUp({ spec }: Undertaking): CodedError {
  return new CodedError(fail('cancelled', `${spec.name} was given up before it began.`, 'Start it again.').error);
}
