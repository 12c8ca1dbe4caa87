import { formatDuration } from '../../../../shared/model/format';
import type { TrainingSpec } from '../../../../shared/model/training-spec';

interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Of a spec what only a real account makes a difference of, leaving out what was left alone. */
export function accountFacts(spec: TrainingSpec): readonly Fact[] {
  const { keepAliveSeconds, maxWaitSeconds, network, outputKmsKeyId, retryAttempts, volumeKmsKeyId } = spec;
  return [
    { label: 'Role', value: spec.roleArn },
    ...fact('Longest wait', maxWaitSeconds === null ? null : formatDuration(maxWaitSeconds * 1000)),
    ...fact('Checkpoint folder', spec.checkpointLocalPath),
    ...fact('Subnets', network.subnetIds.join(', ')),
    ...fact('Security groups', network.securityGroupIds.join(', ')),
    ...fact('Network isolation', network.isolation ? 'Yes' : null),
    ...fact('Encrypted traffic', network.encryptTraffic ? 'Yes' : null),
    ...fact('Key of the volume', volumeKmsKeyId),
    ...fact('Key of the output', outputKmsKeyId),
    ...fact('Retries', retryAttempts === null ? null : String(retryAttempts)),
    ...fact('Warm pool', keepAliveSeconds === null ? null : formatDuration(keepAliveSeconds * 1000)),
    ...fact('Input mode', spec.inputMode === 'File' ? null : spec.inputMode),
    ...fact('Output', spec.outputCompression === 'NONE' ? 'Files as they are' : null),
    ...fact('Environment', Object.keys(spec.environment).join(', ')),
    ...fact('Tags', Object.keys(spec.tags).join(', ')),
  ];
}

/** What runs, beyond the recipe's own image. */
export function programFacts({ container, distribution, image, script }: TrainingSpec): readonly Fact[] {
  return [
    { label: 'Image', value: image },
    ...fact('Script', script === null ? null : `${script.entryPoint} of ${script.sourceS3Uri}`),
    ...fact('Started as', distribution.kind === 'none' ? null : distribution.kind),
    ...fact('Entry point', [...container.entrypoint, ...container.arguments].join(' ')),
  ];
}

function fact(label: string, value: string | null): readonly Fact[] {
  return value === null || value === '' ? [] : [{ label, value }];
}
