import type { CommandOutput } from '../../../../shared/contract/index';
import type { SpecChoices } from '../../../../shared/model/recipe-spec';
import type { Distribution } from '../../../../shared/model/script-mode';
import type { ComputeDraft } from '../draft';
import { runTimeSeconds } from '../run-time';
import type { AccountDraft, Pair } from './account-draft';

type Brought = CommandOutput<'account.planProgram'>;

/**
 * What was typed as choices of a spec. What cannot be read as a number becomes one that the spec's schema
 * refuses, so that every wrong field is named by the same rules.
 */
export function accountChoices(
  account: AccountDraft,
  compute: ComputeDraft,
  brought: Brought | null,
): Partial<SpecChoices> {
  const { metrics, scriptS3Uri } = account;
  const image = account.image.trim() || addressOf(brought);
  return {
    ...(image !== '' && { image }),
    ...(metrics !== null && {
      metricDefinitions: written(metrics).map(({ name, value }) => ({ name: name.trim(), regex: value })),
    }),
    inputMode: account.inputMode,
    // Left over from a time when spot was chosen, it would be refused.
    maxWaitSeconds:
      compute.spot && account.maxWait.amount.trim() !== '' ? (runTimeSeconds(account.maxWait) ?? Number.NaN) : null,
    checkpointLocalPath: compute.checkpoints ? textOrNull(account.checkpointFolder) : null,
    network: {
      subnetIds: account.subnetIds,
      securityGroupIds: account.securityGroupIds,
      isolation: account.isolation,
      encryptTraffic: account.encryptTraffic,
    },
    volumeKmsKeyId: textOrNull(account.volumeKey),
    outputKmsKeyId: textOrNull(account.outputKey),
    outputCompression: account.uncompressed ? 'NONE' : 'GZIP',
    retryAttempts: numberOrNull(account.retryAttempts, 1),
    keepAliveSeconds: numberOrNull(account.keepWarmMinutes, 60),
    script:
      scriptS3Uri.trim() === ''
        ? (brought?.script ?? null)
        : { sourceS3Uri: scriptS3Uri.trim(), entryPoint: account.entryPoint.trim() },
    distribution: distributionOf(account),
    container: { entrypoint: lines(account.containerEntrypoint), arguments: lines(account.containerArguments) },
    environment: record(account.environment),
    tags: record(account.tags),
  };
}

/** Where the image is that the recipe brings; empty where the person has to name one. */
export function addressOf(brought: Brought | null): string {
  return brought === null || brought.image.kind === 'none' ? '' : brought.image.address;
}

function distributionOf({ distribution, mpiOptions, processes }: AccountDraft): Distribution {
  if (distribution !== 'mpi') return { kind: distribution };
  return { kind: 'mpi', processesPerHost: Number(processes), options: mpiOptions };
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function numberOrNull(text: string, times: number): number | null {
  return text.trim() === '' ? null : Number(text) * times;
}

function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Rows in which something was written. */
function written(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.filter(({ name, value }) => name.trim() !== '' || value !== '');
}

function record(pairs: readonly Pair[]): Readonly<Record<string, string>> {
  return Object.fromEntries(written(pairs).map(({ name, value }) => [name.trim(), value]));
}
