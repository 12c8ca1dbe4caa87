import { describe, expect, it } from 'vitest';
import type { Endpoint, EndpointConfig, EndpointModel } from '../../../../shared/model/endpoint';
import type { ModelPackage } from '../../../../shared/model/model-package';
import type { Promotion, PromotionRequest } from '../../../../shared/model/promotion';
import { type PlanInput, planPromotion } from './plan';
import { configBefore, planRevert } from './plan-revert';

const config: EndpointConfig = {
  name: 'demo-1',
  arn: 'arn:config',
  createdAt: 1,
  dataCapture: null,
  variants: [
    { name: 'main', modelName: 'chat-v1', instanceType: 'ml.m5.large', initialInstances: 2, initialWeight: 3 },
    { name: 'other', modelName: 'plain', instanceType: 'ml.m5.large', initialInstances: 1, initialWeight: 1 },
  ],
};
const endpoint: Endpoint = {
  name: 'demo',
  arn: 'arn:endpoint',
  status: 'InService',
  createdAt: 1,
  modifiedAt: 1,
  configName: 'demo-1',
  failureReason: null,
  variants: [],
  pending: null,
  rollbackAlarms: [],
};
const version: ModelPackage = {
  arn: 'arn:aws:sagemaker:us-east-1:123456789012:model-package/chat/2',
  group: 'chat',
  version: 2,
  status: 'Completed',
  approval: 'Approved',
  description: null,
  createdAt: 1,
  image: 'image',
  modelDataUrl: 's3://bucket/model.tar.gz',
  contentTypes: [],
  responseTypes: [],
  approvalNote: null,
  modifiedAt: null,
  metricsS3Uri: null,
  metadata: {},
  environment: {},
};
const models: readonly EndpointModel[] = [
  {
    name: 'chat-v1',
    arn: 'arn:model',
    packageArn: 'arn:aws:sagemaker:us-east-1:123456789012:model-package/chat/1',
    image: null,
    modelDataUrl: null,
    createdAt: 1,
  },
];
const request: PromotionRequest = {
  endpoint: 'demo',
  packageArn: version.arn,
  variants: ['main'],
  roleArn: 'arn:role',
  shifting: { kind: 'canary', percent: 10, waitSeconds: 30 },
  terminationWaitSeconds: 5,
  guards: { kind: 'generate', errors: 3, latencyMilliseconds: 250 },
};
const input: PlanInput = {
  id: '01234567-89ab-4def-8123-456789abcdef',
  request,
  endpoint,
  config,
  models,
  version,
  alarms: [],
  kind: 'local',
  now: 7,
};

describe('the plan of a promotion', () => {
  it('gives the chosen variant the version and says what changes by versions', () => {
    const { differences, problems, promotion } = planPromotion(input);
    expect(problems).toEqual([]);
    expect(differences).toEqual([{ field: 'main · model', before: 'chat/1', after: 'chat/2' }]);
    expect(promotion).toMatchObject({
      fromConfig: 'demo-1',
      toConfig: 'demo-01234567',
      model: { name: 'chat-v2-01234567', packageArn: version.arn },
      step: 'alarms',
      startedAt: 7,
    });
    expect(promotion?.config?.variants.map(({ modelName }) => modelName)).toEqual(['chat-v2-01234567', 'plain']);
  });

  it('makes alarms for the new fleet of the variants it changes, by the workspace’s finest period', () => {
    const { promotion } = planPromotion(input);
    expect(promotion?.alarms).toMatchObject([
      {
        name: 'upside-demo-01234567-main-errors',
        metric: 'Invocation5XXErrors',
        dimensions: { EndpointName: 'demo', VariantName: 'main', EndpointConfigName: 'demo-01234567' },
        threshold: 3,
        periodSeconds: 10,
      },
      { metric: 'ModelLatency', threshold: 250_000 },
    ]);
    expect(promotion?.plan.alarms).toEqual(promotion?.alarms.map(({ name }) => name));
    const onAws = planPromotion({ ...input, kind: 'aws' }).promotion;
    expect(onAws?.alarms.map(({ periodSeconds }) => periodSeconds)).toEqual([60, 60]);
  });

  it.each<readonly [string, Partial<PlanInput>, string]>([
    ['a version nobody approved', { version: { ...version, approval: 'PendingManualApproval' } }, 'not approved yet'],
    ['a rejected version', { version: { ...version, approval: 'Rejected' } }, 'is rejected'],
    ['an endpoint that is being updated', { endpoint: { ...endpoint, status: 'Updating' } }, 'demo is Updating'],
    ['a variant that is not there', { request: { ...request, variants: ['none'] } }, 'has no variant none'],
    [
      'an alarm that is not there',
      { request: { ...request, guards: { kind: 'existing', names: ['gone'] } } },
      'There is no alarm gone',
    ],
    [
      'an alarm that rings already',
      {
        request: { ...request, guards: { kind: 'existing', names: ['red'] } },
        alarms: [
          {
            name: 'red',
            arn: 'arn',
            state: 'ALARM',
            stateReason: null,
            stateChangedAt: null,
            metric: null,
            dimensions: {},
            threshold: null,
          },
        ],
      },
      'in alarm already',
    ],
  ])('refuses %s', (_what, change, words) => {
    const { problems, promotion } = planPromotion({ ...input, ...change });
    expect(problems.map(({ message }) => message).join(' ')).toContain(words);
    expect(promotion).toBeNull();
  });

  it('keeps generated names within 63 characters', () => {
    const long = 'a'.repeat(63);
    const { promotion } = planPromotion({
      ...input,
      endpoint: { ...endpoint, name: long },
      version: { ...version, group: long },
    });
    expect(promotion?.toConfig).toMatch(/^a{54}-01234567$/);
    expect(promotion?.model?.name).toHaveLength(63);
  });

  it('warns where nothing would take it back, and where a step is a whole instance', () => {
    const { notes } = planPromotion({ ...input, kind: 'aws', request: { ...request, guards: { kind: 'none' } } });
    expect(notes.join(' ')).toMatch(/nothing takes this promotion back.*other runs one instance/);
  });
});

describe('the way back', () => {
  const promoted = {
    ...(planPromotion(input).promotion as Promotion),
    verdict: { kind: 'promoted', reason: '', alarms: [], at: 9 },
  } as const;

  it('is the configuration before the last promotion that ended well', () => {
    expect(configBefore('demo-01234567', [promoted])).toBe('demo-1');
    expect(configBefore('something-else', [promoted])).toBeNull();
    expect(configBefore('demo-01234567', [{ ...promoted, verdict: null }])).toBeNull();
  });

  it('goes all at once, makes nothing but its alarms, and says what changes', () => {
    const live = { ...config, name: 'demo-01234567', variants: promoted.config?.variants ?? [] };
    const { differences, promotion } = planRevert({
      id: 'ffffffff-89ab-4def-8123-456789abcdef',
      endpoint: { ...endpoint, configName: live.name },
      live,
      before: config,
      models,
      roleArn: 'arn:role',
      kind: 'local',
      now: 8,
    });
    expect(differences).toEqual([{ field: 'main · model', before: 'chat-v2-01234567', after: 'chat/1' }]);
    expect(promotion).toMatchObject({ kind: 'revert', toConfig: 'demo-1', model: null, config: null });
    expect(promotion?.plan.shifting).toEqual({ kind: 'all-at-once' });
    expect(promotion?.alarms[0]?.name).toBe('upside-demo-1-back-ffffffff-main-errors');
  });

  it('is refused where nothing from before is known', () => {
    const { problems, promotion } = planRevert({
      id: 'x',
      endpoint,
      live: config,
      before: null,
      models,
      roleArn: 'r',
      kind: 'local',
      now: 8,
    });
    expect(promotion).toBeNull();
    expect(problems[0]?.message).toContain('before its present one');
  });
});
