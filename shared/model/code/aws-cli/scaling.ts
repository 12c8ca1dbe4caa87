import { toScaleRequest, type VariantChange } from '../../endpoint-request';
import { awsCommand, inTurn } from './command';
import { waitInService } from './deployment';

/** The AWS CLI commands that give live variants other weights and instance counts. */
export function scalingCommands(endpoint: string, variants: readonly VariantChange[], region: string): string {
  return inTurn([
    awsCommand('sagemaker', 'update-endpoint-weights-and-capacities', region, toScaleRequest(endpoint, variants)),
    waitInService(endpoint, region),
  ]);
}
