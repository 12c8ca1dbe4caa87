import { randomUUID } from 'node:crypto';
import { fail, ok, type Result } from '../../../shared/errors/result';
import type { ModelPackage } from '../../../shared/model/model-package';
import type { AwsWorkspace } from '../aws-ports';
import type { Scope } from '../scope';
import { isUndecided } from '../undecided';
import { whileUnderWay } from '../under-way';
import { deleteAction, targetOf } from './journal';
import type { ModelsOptions } from './options';
import { recorder } from './record';
import type { RegistryWatcher } from './watcher';

/** How long a change may take to show, and how often it is looked for, ms. */
const confirmWithin = 30_000;
const confirmEvery = 250;

type Changing = Pick<ModelsOptions, 'audit' | 'clock' | 'closing' | 'journal' | 'link'>;

/** Sets approval and note, and claims it only when both were read back. */
export async function judgeVersion(
  options: Changing,
  aws: AwsWorkspace,
  scope: Scope,
  arn: string,
  approval: 'Approved' | 'Rejected',
  note: string,
): Promise<Result<ModelPackage>> {
  const record = recorder(options.audit, scope);
  const action = approval === 'Approved' ? 'models.approve' : 'models.reject';
  const sent = options.link.report(await aws.registry.setApproval(arn, approval, note));
  if (!sent.ok && !isUndecided(sent.error)) {
    await record.failed(action, targetOf(arn), sent.error);
    return sent;
  }
  const seen = await readBack(options, aws, arn, (read) =>
    read.ok && read.data.approval === approval && (read.data.approvalNote ?? '') === note.trim() ? read.data : null,
  );
  if (seen) {
    await record.done(action, targetOf(arn), note.trim() === '' ? 'Read back.' : `Read back, with the note: ${note}`);
    return ok(seen);
  }
  const failure = sent.ok
    ? fail('aws.timeout', `The service does not say ${approval} of ${arn} yet.`, 'Look at it in a moment.', {
        retryable: true,
      })
    : sent;
  await record.failed(action, targetOf(arn), failure.error);
  return failure;
}

/** Deletes a version and returns when it was read back as gone. */
export async function deleteVersion(
  options: Changing,
  watcher: RegistryWatcher,
  underWay: Set<string>,
  aws: AwsWorkspace,
  scope: Scope,
  arn: string,
): Promise<Result<Record<string, never>>> {
  const { audit, clock, journal, link } = options;
  const record = recorder(audit, scope);
  const id = randomUUID();
  const entry = { id, workspaceId: scope.workspaceId, action: deleteAction, target: arn, requestJson: '{}' };
  underWay.add(id);
  const remove = async (): Promise<Result<Record<string, never>>> => {
    const deleted = link.report(await aws.registry.deletePackage(arn));
    // Not being there any more is what was asked for, e.g. after a lost reply.
    if (!deleted.ok && deleted.error.code !== 'model.not-found') {
      await record.failed(deleteAction, targetOf(arn), deleted.error);
      if (!isUndecided(deleted.error)) await journal.settle(id, 'rejected', clock.now());
      return deleted;
    }
    const gone = await readBack(options, aws, arn, (read) =>
      !read.ok && read.error.code === 'model.not-found' ? true : null,
    );
    if (!gone) {
      const late = fail('aws.timeout', `${targetOf(arn)} is being deleted and is still there.`, 'Look in a moment.', {
        retryable: true,
      });
      await record.failed(deleteAction, targetOf(arn), late.error);
      return late;
    }
    await watcher.forget(arn);
    await journal.settle(id, 'done', clock.now());
    await record.done(deleteAction, targetOf(arn), 'Read back as gone.');
    return ok({});
  };
  return whileUnderWay(journal, clock, entry, remove).finally(() => underWay.delete(id));
}

/** Deletes a group that has no versions; read back in the list of groups. */
export async function deleteEmptyGroup(
  options: Changing,
  aws: AwsWorkspace,
  scope: Scope,
  group: string,
): Promise<Result<Record<string, never>>> {
  const record = recorder(options.audit, scope);
  const target = `model-group/${group}`;
  const deleted = options.link.report(await aws.registry.deleteGroup(group));
  if (!deleted.ok && deleted.error.code !== 'model.not-found' && !isUndecided(deleted.error)) {
    await record.failed('models.deleteGroup', target, deleted.error);
    return deleted;
  }
  const listed = options.link.report(await aws.registry.listGroups(options.closing));
  if (listed.ok && !listed.data.some(({ name, status }) => name === group && status !== 'Deleting')) {
    await record.done('models.deleteGroup', target, 'Read back as gone.');
    return ok({});
  }
  const failure = deleted.ok
    ? fail('aws.timeout', `The group ${group} is still listed.`, 'Look in a moment.', { retryable: true })
    : deleted;
  await record.failed('models.deleteGroup', target, failure.error);
  return failure;
}

/** Describes until `seen` says what became of it; null when it never did. */
async function readBack<T>(
  { clock, closing, link }: Changing,
  aws: AwsWorkspace,
  arn: string,
  seen: (read: Result<ModelPackage>) => T | null,
): Promise<T | null> {
  const end = clock.elapsed() + confirmWithin;
  for (;;) {
    const found = seen(link.report(await aws.registry.describePackage(arn)));
    if (found !== null || clock.elapsed() >= end || closing.aborted) return found;
    await clock.wait(confirmEvery, closing);
  }
}
