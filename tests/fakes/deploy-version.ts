import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  waitUntilEndpointInService,
} from '@aws-sdk/client-sagemaker';
import type { WorkspaceDriver } from './workspace-driver';

/** Creates an endpoint with one variant `main` of a registry version, past the window; does not wait for it. */
export async function createVersionEndpoint(
  { daemon, sagemaker }: WorkspaceDriver,
  endpoint: string,
  packageArn: string,
): Promise<void> {
  await sagemaker.send(
    new CreateModelCommand({
      ModelName: endpoint,
      ExecutionRoleArn: `arn:aws:iam::${daemon.accountId}:role/UpsideLocalExecution`,
      Containers: [{ ModelPackageName: packageArn }],
    }),
  );
  await sagemaker.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: endpoint,
      ProductionVariants: [
        { VariantName: 'main', ModelName: endpoint, InstanceType: 'ml.m5.large', InitialInstanceCount: 1 },
      ],
    }),
  );
  await sagemaker.send(new CreateEndpointCommand({ EndpointName: endpoint, EndpointConfigName: endpoint }));
}

/** The same; returns once it serves. */
export async function deployVersion(workspace: WorkspaceDriver, endpoint: string, packageArn: string): Promise<void> {
  await createVersionEndpoint(workspace, endpoint, packageArn);
  const waiter = { client: workspace.sagemaker, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
  await waitUntilEndpointInService(waiter, { EndpointName: endpoint });
}
