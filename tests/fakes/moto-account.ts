import { CreateRepositoryCommand, ECRClient, PutImageCommand } from '@aws-sdk/client-ecr';
import { CreateAccountAliasCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Moto } from './moto';

/** What a launch is checked against: an alias, a role SageMaker may assume, a bucket with data, and `harbour/train:1` in ECR. */
export async function furnishAccount(moto: Moto): Promise<void> {
  const options = { ...moto.connection, endpoint: moto.connection.endpoint ?? '' };
  const iam = new IAMClient(options);
  const ecr = new ECRClient(options);
  const s3 = new S3Client({ ...options, forcePathStyle: true });
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'harbour-works' }));
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  await iam.send(new CreateRoleCommand({ RoleName: 'Keeper', AssumeRolePolicyDocument: JSON.stringify(trust) }));
  await ecr.send(new CreateRepositoryCommand({ repositoryName: 'harbour/train' }));
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  const platform = { architecture: 'amd64', os: 'linux' };
  const manifests = [{ digest: `sha256:${'a'.repeat(64)}`, platform }];
  await ecr.send(
    new PutImageCommand({
      repositoryName: 'harbour/train',
      imageTag: '1',
      imageManifest: JSON.stringify({ schemaVersion: 2, mediaType, manifests }),
      imageManifestMediaType: mediaType,
    }),
  );
  await s3.send(new CreateBucketCommand({ Bucket: 'harbour-data' }));
  await s3.send(new PutObjectCommand({ Bucket: 'harbour-data', Key: 'train/lines.csv', Body: 'text,label\na,b\n' }));
  for (const client of [iam, ecr, s3]) client.destroy();
}
