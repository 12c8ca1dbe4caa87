import { randomUUID } from 'node:crypto';
import { fail, ok, type Result } from '../../../shared/errors/result';
import type { EndpointConfig, EndpointModel } from '../../../shared/model/endpoint';
import type { Promotion, PromotionRequest, PromotionVerdict } from '../../../shared/model/promotion';
import type { AuditTrail } from '../audit/ports';
import type { AwsWorkspace } from '../aws-ports';
import { mustBeConfirmed } from '../confirmed';
import { dataOf, guard, guardStream } from '../guard';
import type { Clock, Logger } from '../platform-ports';
import type { PriceBook } from '../prices/contract';
import { type Scope, scopeOf } from '../scope';
import { whileRead } from '../while-read';
import type { Link } from '../workspace/link';
import type { PlannedPromotion, PromotionsDomain } from './contract';
import { createDrivers } from './drivers';
import { checkPlan } from './plan/check-plan';
import { planPromotion } from './plan/plan';
import { configBefore, planRevert } from './plan/plan-revert';
import type { PromotionStore } from './ports';
import { unknownPromotion } from './unknown-promotion';
import { watchFlight } from './watch-flight';

/** How a promotion ended, as the audit log begins its detail. */
const endWords: Readonly<Record<PromotionVerdict['kind'], string>> = {
  promoted: 'Promoted',
  'rolled-back': 'Rolled back',
  failed: 'Failed',
  superseded: 'Overtaken',
  unknown: 'Not known',
};

export interface PromotionsOptions {
  readonly workspaceId: string;
  readonly link: Link;
  readonly store: PromotionStore;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly prices: PriceBook;
  readonly closing: AbortSignal;
}

export function createPromotions(options: PromotionsOptions): PromotionsDomain {
  const { audit, clock, closing, link, logger, prices, store, workspaceId } = options;
  const drivers = createDrivers({
    workspaceId,
    link,
    store,
    clock,
    logger,
    closing,
    onChanging: async ({ kind, toConfig }, call) => {
      const scope = scopeNow();
      const detail = `${call.detail} Promotion to ${toConfig}.`;
      if (scope !== null) await audit.record({ ...scope, ...call, detail, action: actionOf(kind) });
    },
    onEnd: (promotion) => recordEnd(promotion),
  });

  const scopeNow = (): Scope | null => link.workspace && scopeOf(link.workspace);

  const recordEnd = async ({ endpoint, kind, verdict }: Promotion): Promise<void> => {
    const scope = scopeNow();
    if (scope === null || verdict === null) return;
    await audit.record({
      ...scope,
      action: actionOf(kind),
      target: `endpoint/${endpoint}`,
      outcome: verdict.kind === 'unknown' ? 'unknown' : verdict.kind === 'promoted' ? 'done' : 'rejected',
      detail: `${endWords[verdict.kind]}: ${verdict.reason}`,
    });
  };

  const modelsOf = async (aws: AwsWorkspace, configs: readonly EndpointConfig[]): Promise<readonly EndpointModel[]> => {
    const names = new Set(configs.flatMap(({ variants }) => variants.map(({ modelName }) => modelName)));
    const models: EndpointModel[] = [];
    // A model that was deleted is shown by its name; the endpoint goes on serving it.
    for (const name of names) {
      const found = await aws.endpoints.describeModel(name);
      if (found.ok) models.push(found.data);
      else if (found.error.code !== 'endpoint.not-found') dataOf(link.report(found));
    }
    return models;
  };

  const plan = async (scope: Scope, request: PromotionRequest): Promise<PlannedPromotion> => {
    const aws = dataOf(await link.aws());
    const endpoint = dataOf(link.report(await aws.endpoints.describe(request.endpoint)));
    const version = dataOf(link.report(await aws.registry.describePackage(request.packageArn)));
    const config = dataOf(link.report(await aws.endpoints.describeConfig(endpoint.configName)));
    const alarms =
      request.guards.kind === 'existing' ? dataOf(link.report(await aws.alarms.describe(request.guards.names))) : [];
    const kind = link.workspace?.kind ?? 'local';
    const models = await modelsOf(aws, [config]);
    const bare = planPromotion({
      id: randomUUID(),
      request,
      endpoint,
      config,
      models,
      version,
      alarms,
      kind,
      now: clock.now(),
    });
    return checkPlan({ aws, clock, prices: await prices.scope(scope.region), scope }, bare, {
      endpoint: endpoint.name,
      roleArn: request.roleArn,
      variants: config.variants,
    });
  };

  const planBack = async (scope: Scope, name: string): Promise<PlannedPromotion> => {
    const aws = dataOf(await link.aws());
    const endpoint = dataOf(link.report(await aws.endpoints.describe(name)));
    const live = dataOf(link.report(await aws.endpoints.describeConfig(endpoint.configName)));
    const beforeName = configBefore(live.name, await store.list(scope.workspaceId, name));
    const found = beforeName === null ? null : await aws.endpoints.describeConfig(beforeName);
    const before =
      found === null || (!found.ok && found.error.code === 'endpoint.not-found') ? null : dataOf(link.report(found));
    const bare = planRevert({
      id: randomUUID(),
      endpoint,
      live,
      before,
      models: await modelsOf(aws, before === null ? [live] : [live, before]),
      roleArn: scope.roleArn,
      kind: link.workspace?.kind ?? 'local',
      now: clock.now(),
    });
    return checkPlan({ aws, clock, prices: await prices.scope(scope.region), scope }, bare, {
      endpoint: name,
      roleArn: scope.roleArn,
      variants: (before ?? live).variants,
    });
  };

  /** Written down before anything is sent: from here on it is carried out, by this console or the next. */
  const begin = async (scope: Scope, planned: PlannedPromotion): Promise<Result<{ readonly id: string }>> => {
    const { problems, promotion } = planned;
    const first = problems[0];
    if (promotion === null)
      return fail('promotion.refused', first?.message ?? 'It cannot be started.', first?.hint ?? 'Look at the plan.');
    const other = (await store.unfinished(scope.workspaceId)).find(({ endpoint }) => endpoint === promotion.endpoint);
    if (other !== undefined)
      return fail(
        'promotion.refused',
        `A promotion of ${promotion.endpoint} is under way already.`,
        'Wait until it has ended; its flight recorder shows where it is.',
      );
    await store.save(scope.workspaceId, promotion);
    logger.info('promotions.started', { id: promotion.id, endpoint: promotion.endpoint, kind: promotion.kind });
    drivers.start(promotion);
    return ok({ id: promotion.id });
  };

  return {
    plan: (scope, request) => guard(() => plan(scope, request)),
    async start(scope, request, confirmed) {
      return flat(
        await guard(async () => {
          mustBeConfirmed(scope, request.endpoint, confirmed);
          return begin(scope, await plan(scope, request));
        }),
      );
    },
    planRevert: (scope, endpoint) => guard(() => planBack(scope, endpoint)),
    async revert(scope, endpoint, confirmed) {
      return flat(
        await guard(async () => {
          mustBeConfirmed(scope, endpoint, confirmed);
          return begin(scope, await planBack(scope, endpoint));
        }),
      );
    },
    list: (scope, endpoint) => guard(() => store.list(scope.workspaceId, endpoint)),
    show: (scope, id) =>
      guard(async () => {
        const promotion = await store.load(scope.workspaceId, id);
        if (promotion === null) return dataOf(unknownPromotion(id));
        return { promotion, calls: await store.calls(id, 0), samples: await store.samples(id, 0) };
      }),
    carryOn: () => drivers.lookAround(),
    settled: () => drivers.settled(),
    watch: (scope, id, signal) =>
      guardStream(
        whileRead(AbortSignal.any([signal, closing]), (either) =>
          watchFlight({ workspaceId: scope.workspaceId, id, store, changes: drivers.changes, clock }, either),
        ),
      ),
  };
}

function actionOf(kind: Promotion['kind']): string {
  return kind === 'revert' ? 'promotions.revert' : 'promotions.start';
}

function flat<T>(result: Result<Result<T>>): Result<T> {
  return result.ok ? result.data : result;
}
