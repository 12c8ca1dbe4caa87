import { CreateProcessingJobCommand } from '@aws-sdk/client-sagemaker';
import type { WorkspaceDriver } from './workspace-driver';

/**
 * Creates a processing job that runs `script` with Python, past the console. The script is one line of
 * at most 256 characters; what it leaves in /opt/ml/processing/output/left is stored below processing/<name>/.
 */
export async function runProcessingJob(workspace: WorkspaceDriver, name: string, script: string): Promise<void> {
  const { accountId } = workspace.daemon;
  await workspace.sagemaker.send(
    new CreateProcessingJobCommand({
      ProcessingJobName: name,
      RoleArn: `arn:aws:iam::${accountId}:role/UpsideLocalExecution`,
      AppSpecification: {
        ImageUri: `${accountId}.dkr.ecr.us-east-1.amazonaws.com/scene-tools:2`,
        ContainerEntrypoint: ['python3', '-c'],
        ContainerArguments: [script],
      },
      Environment: { SEASON: '1' },
      ProcessingOutputConfig: {
        Outputs: [
          {
            OutputName: 'left',
            S3Output: {
              S3Uri: `s3://${workspace.bucket}/processing/${name}`,
              LocalPath: '/opt/ml/processing/output/left',
              S3UploadMode: 'EndOfJob',
            },
          },
        ],
      },
      ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 5 } },
      StoppingCondition: { MaxRuntimeInSeconds: 600 },
    }),
  );
}
