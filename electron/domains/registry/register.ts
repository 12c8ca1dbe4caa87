import { randomUUID } from 'node:crypto';
import { type Failure, ok, type Result } from '../../../shared/errors/result';
import { parseVersionLabel } from '../../../shared/model/model-version';
import type { AwsWorkspace } from '../aws-ports';
import { dataOf } from '../guard';
import { createPatience } from '../patience';
import type { Scope } from '../scope';
import { isUndecided } from '../undecided';
import { whileUnderWay } from '../under-way';
import type { Registered } from './contract';
import { registerAction, targetOf } from './journal';
import type { ModelsOptions } from './options';
import { preparePackage } from './prepare';
import { recorder } from './record';
import { ensureGroup, registerOnce } from './register-once';

/**
 * A completed job becomes the next version of a group. What is asked for is in the journal before the
 * first call that changes anything in the registry; `underWay` holds its id meanwhile.
 */
export async function registerJob(
  { audit, artifacts, clock, closing, journal, link, logger, resources }: ModelsOptions,
  underWay: Set<string>,
  aws: AwsWorkspace,
  scope: Scope,
  wanted: { readonly jobName: string; readonly group: string; readonly description: string },
): Promise<Result<Registered>> {
  const { group, jobName } = wanted;
  const record = recorder(audit, scope);
  const onSlowed = link.slowed.begin;
  const patiently = createPatience(clock, closing, onSlowed);
  const job = dataOf(link.report(await patiently(() => aws.trainingJobs.describe(jobName))));
  const id = randomUUID();
  const recipes = await resources.recipes();
  const request = dataOf(
    link.report(await preparePackage(aws, artifacts, { ...wanted, job, clientToken: id, recipes }, closing)),
  );
  const { workspaceId } = scope;
  const entry = { id, workspaceId, action: registerAction, target: group, requestJson: JSON.stringify(request) };
  underWay.add(id);
  const register = async (): Promise<Result<Registered>> => {
    const grouped = link.report(await patiently(() => ensureGroup(aws.registry, group, closing)));
    if (!grouped.ok) {
      await record.failed('models.createGroup', `model-group/${group}`, grouped.error);
      if (isUndecided(grouped.error)) return { ok: false, error: uncertain(jobName, grouped.error) };
      await journal.settle(id, 'rejected', clock.now());
      return grouped;
    }
    if (grouped.data.made) await record.done('models.createGroup', `model-group/${group}`, 'Made for a first version.');
    const outcome = await registerOnce(aws.registry, request, clock, closing, onSlowed);
    logger.info('models.registered', { group, outcome: outcome.kind });
    if (outcome.kind === 'created') {
      await journal.settle(id, 'done', clock.now());
      await record.done(registerAction, targetOf(outcome.arn), `Registered from the job ${jobName}.`);
      const version = parseVersionLabel(outcome.arn)?.version ?? 0;
      return ok({ arn: outcome.arn, group, version });
    }
    await record.failed(registerAction, `model-group/${group}`, outcome.failure);
    if (outcome.kind === 'unknown') {
      link.report({ ok: false, error: outcome.failure });
      return { ok: false, error: uncertain(jobName, outcome.failure) };
    }
    await journal.settle(id, 'rejected', clock.now());
    return { ok: false, error: outcome.failure };
  };
  return whileUnderWay(journal, clock, entry, register).finally(() => underWay.delete(id));
}

function uncertain(jobName: string, failure: Failure): Failure {
  return {
    ...failure,
    message: `It is not known yet whether ${jobName} was registered: ${failure.message}`,
    hint: 'Upside finds out as soon as the workspace answers again, and sees to it that there is one version; do not register it anew before.',
  };
}
