import { CreateAccountAliasCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { trustPolicy } from '../../shared/model/execution-role';
import type { Moto } from './moto';
import { putImage } from './moto-image';

/** What a launch is checked against: an alias, a role SageMaker may assume, a bucket with data, and `harbour/train:1` in ECR. */
export async function furnishAccount(moto: Moto): Promise<void> {
  const options = { ...moto.connection, endpoint: moto.connection.endpoint ?? '' };
  const iam = new IAMClient(options);
  const s3 = new S3Client({ ...options, forcePathStyle: true });
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'harbour-works' }));
  const { accountId, region } = moto.connection;
  const AssumeRolePolicyDocument = trustPolicy({ accountId, region });
  await iam.send(new CreateRoleCommand({ RoleName: 'Keeper', AssumeRolePolicyDocument }));
  await putImage(moto, 'harbour/train', '1');
  await s3.send(new CreateBucketCommand({ Bucket: 'harbour-data' }));
  await s3.send(new PutObjectCommand({ Bucket: 'harbour-data', Key: 'train/lines.csv', Body: 'text,label\na,b\n' }));
  for (const client of [iam, s3]) client.destroy();
}
