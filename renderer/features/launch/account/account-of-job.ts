import { scriptOfJob } from '../../../../shared/model/script-mode';
import type { TrainingJob } from '../../../../shared/model/training-job';
import { splitRunTime } from '../run-time';
import { type AccountDraft, noAccount } from './account-draft';

/** What a job was launched with, for one like it. Its script stays where it is; its tags are not in its description. */
export function accountOfJob(job: TrainingJob, recipeImage: string): AccountDraft {
  const { distribution, script } = scriptOfJob(job.hyperParameters, job.inputs);
  return {
    ...noAccount,
    ...(script !== null && { scriptS3Uri: script.sourceS3Uri, entryPoint: script.entryPoint }),
    distribution: distribution.kind,
    ...(distribution.kind === 'mpi' && {
      processes: String(distribution.processesPerHost),
      mpiOptions: distribution.options,
    }),
    roleArn: job.roleArn,
    image: job.image === null || job.image === recipeImage ? '' : job.image,
    containerEntrypoint: job.entrypoint.join('\n'),
    containerArguments: job.arguments.join('\n'),
    inputMode: job.inputMode,
    maxWait: job.maxWaitSeconds === null ? noAccount.maxWait : splitRunTime(job.maxWaitSeconds),
    checkpointFolder: job.checkpointLocalPath ?? '',
    subnetIds: job.network.subnetIds,
    securityGroupIds: job.network.securityGroupIds,
    isolation: job.network.isolation,
    encryptTraffic: job.network.encryptTraffic,
    volumeKey: job.volumeKmsKeyId ?? '',
    outputKey: job.outputKmsKeyId ?? '',
    uncompressed: job.outputCompression === 'NONE',
    retryAttempts: job.retryAttempts === null ? '' : String(job.retryAttempts),
    keepWarmMinutes: job.keepAliveSeconds === null ? '' : String(job.keepAliveSeconds / 60),
    metrics: job.metricDefinitions.map(({ name, regex }) => ({ name, value: regex })),
    environment: Object.entries(job.environment).map(([name, value]) => ({ name, value })),
  };
}
