import { CodedError } from '../../../shared/errors/coded-error';
import { type Failure, fail, type Result } from '../../../shared/errors/result';
import type { EndpointView, Leftover } from '../../../shared/model/endpoint-view';
import type { AwsWorkspace } from '../aws-ports';
import { dataOf } from '../guard';
import type { Scope } from '../scope';
import type { DeleteReport, DeleteWish } from './contract';
import { type EndpointParts, readBack, recordCall } from './parts';
import { missingAsNull, readView } from './read-view';

/** What would stay without the endpoint, and which other endpoints seen here use the same. Rejects with CodedError. */
export async function leftoversOf(parts: EndpointParts, aws: AwsWorkspace, name: string): Promise<readonly Leftover[]> {
  const { link, poller } = parts;
  const { config, models } = dataOf(link.report(await readView(aws, name, null)));
  const others = [...poller.board.endpoints.values()].filter((one) => one.name !== name);
  const usedBy = (uses: (item: (typeof others)[number]) => boolean): readonly string[] =>
    others.filter(uses).map((one) => one.name);
  return [
    ...(config === null
      ? []
      : [
          {
            kind: 'config' as const,
            name: config.name,
            usedBy: usedBy(({ view }) => view?.endpoint.configName === config.name),
          },
        ]),
    ...models.map((model) => ({
      kind: 'model' as const,
      name: model.name,
      usedBy: usedBy(({ view }) => view?.models.some((one) => one.name === model.name) ?? false),
    })),
  ];
}

/**
 * Deletes the endpoint, if it is there and wanted, then the leftovers named, and reads each back as gone. What
 * is to be deleted is kept as left behind until it is, so that a kill in between forgets none. Rejects with
 * CodedError when the endpoint stays; a leftover that stays is reported.
 */
export async function removeEndpoint(
  parts: EndpointParts,
  aws: AwsWorkspace,
  scope: Scope,
  name: string,
  { configs, leftoversOnly, models }: DeleteWish,
): Promise<DeleteReport> {
  const { clock, link, poller, store } = parts;
  const before = dataOf(link.report(missingAsNull(await readView(aws, name, null))));
  const deleted: string[] = [];
  const kept: { name: string; reason: string }[] = [];
  if (!leftoversOnly) {
    if (configs.length + models.length > 0) {
      const reason = 'The endpoint was deleted; these were to follow.';
      const left = { endpoint: name, configs, models, reason, at: clock.now() };
      await store.endpoints.saveLeftBehind(scope.workspaceId, left);
    }
    if (before !== null) {
      const { delete: remove, describe } = aws.endpoints;
      await end(parts, scope, 'endpoint', name, { remove: () => remove(name), look: () => describe(name) });
      deleted.push(name);
    }
    await store.endpoints.remove(scope.workspaceId, name);
    poller.forget(name);
  }
  const used = leftoversOnly && before !== null ? namesIn(before) : new Set<string>();
  for (const leftover of endings(aws, configs, models)) {
    if (used.has(leftover.name)) {
      kept.push({ name: leftover.name, reason: `The endpoint ${name} uses it.` });
      continue;
    }
    try {
      await end(parts, scope, leftover.kind, leftover.name, leftover);
      deleted.push(leftover.name);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      kept.push({ name: leftover.name, reason: error.failure.message });
    }
  }
  // What an endpoint uses by now is no leftover any more.
  await store.endpoints.forgetLeftBehind(scope.workspaceId, name, [...deleted, ...used]);
  poller.poke();
  return { deleted, kept };
}

function namesIn({ config, models }: EndpointView): ReadonlySet<string> {
  return new Set([...(config === null ? [] : [config.name]), ...models.map((model) => model.name)]);
}

/** Configurations before the models they name. */
function endings(aws: AwsWorkspace, configs: readonly string[], models: readonly string[]) {
  return [
    ...configs.map((name) => ({
      kind: 'endpoint-config',
      name,
      remove: () => aws.endpoints.deleteConfig(name),
      look: () => aws.endpoints.describeConfig(name),
    })),
    ...models.map((name) => ({
      kind: 'model',
      name,
      remove: () => aws.endpoints.deleteModel(name),
      look: () => aws.endpoints.describeModel(name),
    })),
  ];
}

interface Ending {
  readonly remove: () => Promise<Result<null>>;
  readonly look: () => Promise<Result<unknown>>;
}

/** Deletes one thing and reads it back as gone. Not being there any more is what was asked for, e.g. after a lost reply. */
async function end(parts: EndpointParts, scope: Scope, kind: string, name: string, ending: Ending): Promise<void> {
  const { link } = parts;
  const told = (outcome: 'done' | 'rejected' | 'unknown', detail: string): Promise<void> =>
    recordCall(parts, scope, { action: 'endpoints.delete', target: `${kind}/${name}`, outcome, detail });
  const removed = link.report(await ending.remove());
  if (!removed.ok && removed.error.code !== 'endpoint.not-found') {
    await told(removed.error.retryable ? 'unknown' : 'rejected', removed.error.message);
    throw new CodedError(removed.error);
  }
  const gone = await readBack(parts, async () => {
    const looked = link.report(await ending.look());
    return !looked.ok && looked.error.code === 'endpoint.not-found' ? true : null;
  });
  if (!gone) {
    await told('unknown', 'It was still there when it was read back.');
    throw new CodedError(stillThere(name));
  }
  await told('done', 'It was read back as gone.');
}

function stillThere(name: string): Failure {
  return fail('aws.timeout', `${name} is being deleted and is still there.`, 'Look at the list in a moment.', {
    retryable: true,
  }).error;
}
