import { AwsError } from '../../gateway/service';

/** What SageMaker answers for a lineage entity that is not there. `kind` as a sentence begins with it. */
export function doesNotExist(kind: string, nameOrArn: string): AwsError {
  return new AwsError('ResourceNotFound', `${kind} '${nameOrArn}' does not exist.`);
}
