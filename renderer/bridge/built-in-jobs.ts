import { machineJobName } from '../../shared/model/machine-job';
import { processingPriceWords } from '../../shared/model/price';
import { usePrices } from './use-prices';
import { useWorkspace } from './workspace-store';

/** Where the built-in programs run for this workspace, in words. */
export interface BuiltInPlace {
  /** False for a workspace on AWS: they run in the local workspace of a computer, where their jobs are found too. */
  readonly own: boolean;
  readonly compute: string;
  readonly price: string;
  /** The name a job has in the local workspace. */
  readonly nameOf: (jobName: string) => string;
}

export function useBuiltInPlace(): BuiltInPlace {
  const workspace = useWorkspace((state) => state.workspace);
  const prices = usePrices(workspace);
  const { id, kind } = workspace;
  return kind === 'local'
    ? {
        own: true,
        compute: '1 × ml.m5.large (simulated)',
        price: processingPriceWords(prices, 'ml.m5.large'),
        nameOf: (name) => name,
      }
    : {
        own: false,
        compute: 'This computer',
        price: 'None for computing; S3 charges for storage, requests and what is downloaded from it',
        nameOf: (name) => machineJobName(id, name),
      };
}
