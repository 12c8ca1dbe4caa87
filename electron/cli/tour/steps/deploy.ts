import { endpointDeploymentSchema } from '../../../../shared/model/endpoint-deployment';
import { unwrap } from '../../context';
import { agreed, expect, needed } from '../tour-state';
import type { TourStep } from '../tour-step';

/** Deploys the first version and waits until the service says that it serves it. */
export const deployStep: TourStep = {
  name: 'deploy',
  title: 'Deploying it to an endpoint',
  async run(state) {
    const scope = needed(state.scope, 'scope');
    const { defaults } = unwrap(await state.console.workspace.current());
    const deployment = endpointDeploymentSchema.parse({
      endpoint: 'tour-chat',
      configName: 'tour-chat-1',
      roleArn: defaults.roleArn,
      variants: [
        {
          name: 'main',
          modelName: 'tour-chat-model-1',
          instanceType: 'ml.m5.large',
          initialInstances: 2,
          initialWeight: 1,
          source: { kind: 'package', arn: needed(state.versions[0] ?? null, 'version') },
        },
      ],
      dataCapture: null,
    });
    const { endpoints } = state.console;
    const { problems, price } = unwrap(await endpoints.preflight(scope, deployment));
    expect(problems.length === 0, `The preflight found: ${problems.map(({ message }) => message).join(' ')}`);
    unwrap(await endpoints.deploy(scope, deployment, agreed(scope, deployment.endpoint)));
    for await (const result of endpoints.watch(scope, deployment.endpoint, state.context.signal)) {
      const { endpoint } = unwrap(result).value;
      expect(endpoint.status !== 'Failed', `The endpoint failed: ${endpoint.failureReason ?? 'no reason given'}`);
      if (endpoint.status === 'InService') break;
    }
    const { value: view } = unwrap(await endpoints.show(scope, deployment.endpoint));
    expect(view.endpoint.configName === deployment.configName, `It serves ${view.endpoint.configName}.`);
    state.endpoint = deployment.endpoint;
    const instances = view.endpoint.variants[0]?.currentInstances ?? 0;
    return {
      said: `${deployment.endpoint} is in service with ${instances} instances; ${price.note}`,
      facts: { endpoint: deployment.endpoint, configName: view.endpoint.configName, instances },
    };
  },
};
