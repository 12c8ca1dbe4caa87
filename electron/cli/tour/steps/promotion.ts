import type { Promotion } from '../../../../shared/model/promotion';
import type { Scope } from '../../../domains/scope';
import { unwrap } from '../../context';
import { agreed, expect, needed, type TourState } from '../tour-state';
import type { TourStep } from '../tour-step';

/** Moves the second version in by a canary while a client calls all the time. */
export const canaryStep: TourStep = {
  name: 'canary',
  title: 'Promoting the second version by a canary, with a client calling throughout',
  async run(state) {
    const scope = needed(state.scope, 'scope');
    const endpoint = needed(state.endpoint, 'endpoint');
    const { defaults } = unwrap(await state.console.workspace.current());
    const client = callThroughout(state, scope, endpoint);
    const { id } = unwrap(
      await state.console.promotions.start(
        scope,
        {
          endpoint,
          packageArn: needed(state.versions[1] ?? null, 'second version'),
          variants: null,
          roleArn: defaults.roleArn,
          shifting: { kind: 'canary', percent: 50, waitSeconds: 5 },
          terminationWaitSeconds: 2,
          guards: { kind: 'generate', errors: 1, latencyMilliseconds: null },
        },
        agreed(scope, endpoint),
      ),
    );
    const promotion = await flown(state, scope, id);
    const { calls, failures } = await client.end();
    expect(failures.length === 0, `${failures.length} of ${calls} requests failed: ${failures[0] ?? ''}`);
    expect(calls > 0, 'The client made no request.');
    return {
      said: `${promotion.verdict?.reason} ${calls} requests meanwhile, none failed`,
      facts: { id, verdict: promotion.verdict, calls, failed: failures.length },
    };
  },
};

/** Back to the first version, proven the same way. */
export const revertStep: TourStep = {
  name: 'revert',
  title: 'Going back to the first version',
  async run(state) {
    const scope = needed(state.scope, 'scope');
    const endpoint = needed(state.endpoint, 'endpoint');
    const { id } = unwrap(await state.console.promotions.revert(scope, endpoint, agreed(scope, endpoint)));
    const promotion = await flown(state, scope, id);
    const { value: view } = unwrap(await state.console.endpoints.show(scope, endpoint));
    expect(view.models[0]?.packageArn === state.versions[0], 'The first version is not what is live.');
    return {
      said: `${promotion.verdict?.reason}`,
      facts: { id, verdict: promotion.verdict, live: view.endpoint.configName },
    };
  },
};

/** Follows a promotion to its end, which has to be good. */
async function flown(state: TourState, scope: Scope, id: string): Promise<Promotion> {
  let promotion: Promotion | null = null;
  for await (const result of state.console.promotions.watch(scope, id, state.context.signal)) {
    const news = unwrap(result);
    promotion = news.promotion;
    for (const { operation, result: said, target } of news.calls)
      if (!/^(DescribeEndpoint|DescribeAlarms|GetMetricData)$/.test(operation))
        state.context.output.note(`    ${operation} ${target}: ${said}`);
  }
  const ended = needed(promotion, 'promotion');
  expect(ended.verdict?.kind === 'promoted', `It ended ${ended.verdict?.kind}: ${ended.verdict?.reason}`);
  state.promotionIds = [...state.promotionIds, id];
  return ended;
}

/** A client that asks the endpoint one thing after another until it is told to end. */
function callThroughout(state: TourState, scope: Scope, endpoint: string) {
  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, state.context.signal]);
  const failures: string[] = [];
  let calls = 0;
  const working = (async () => {
    while (!signal.aborted) {
      const call = unwrap(
        await state.console.endpoints.invoke(
          scope,
          endpoint,
          {
            variant: null,
            contentType: 'application/json',
            accept: 'application/json',
            body: '{"operation":"characters"}',
          },
          state.context.signal,
        ),
      );
      calls += 1;
      if (call.answer.kind === 'failed') failures.push(call.answer.message);
    }
  })();
  return {
    async end() {
      ending.abort();
      await working;
      return { calls, failures };
    },
  };
}
