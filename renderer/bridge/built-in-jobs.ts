import { machineJobName } from '../../shared/model/machine-job';
import { builtInPriceWords } from '../../shared/model/price';
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
  const price = builtInPriceWords(usePrices(workspace), 'ml.m5.large');
  const { id, kind } = workspace;
  if (kind === 'local') return { own: true, compute: '1 × ml.m5.large (simulated)', price, nameOf: (name) => name };
  return { own: false, compute: 'This computer', price, nameOf: (name) => machineJobName(id, name) };
}
