import type { EndpointDeletion } from '../undertaking';
import { awsCommand, inTurn } from './command';

/** The AWS CLI commands that delete an endpoint, and what was chosen to go with it once the endpoint is gone. */
export function deletionCommands({ configs, endpoint, models }: EndpointDeletion, region: string): string {
  const sagemaker = (operation: string, request: object): string => awsCommand('sagemaker', operation, region, request);
  return inTurn([
    sagemaker('delete-endpoint', { EndpointName: endpoint }),
    sagemaker('wait endpoint-deleted', { EndpointName: endpoint }),
    ...configs.map((EndpointConfigName) => sagemaker('delete-endpoint-config', { EndpointConfigName })),
    ...models.map((ModelName) => sagemaker('delete-model', { ModelName })),
  ]);
}
