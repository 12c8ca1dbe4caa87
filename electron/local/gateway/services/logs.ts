import {
  CreateLogGroup$,
  CreateLogStream$,
  DeleteLogGroup$,
  DeleteLogStream$,
  DeleteRetentionPolicy$,
  DescribeLogGroups$,
  DescribeLogStreams$,
  FilterLogEvents$,
  GetLogEvents$,
  ListTagsForResource$,
  PutLogEvents$,
  PutRetentionPolicy$,
  StartLiveTail$,
  TagResource$,
  UntagResource$,
} from '@aws-sdk/client-cloudwatch-logs';
import table from '../constraints/logs.json';
import { createValidator, requestSchemas } from '../constraints/validate';
import { AwsError, type Operation, type Service } from '../service';

const schemas = {
  CreateLogGroup: CreateLogGroup$,
  CreateLogStream: CreateLogStream$,
  DeleteLogGroup: DeleteLogGroup$,
  DeleteLogStream: DeleteLogStream$,
  DeleteRetentionPolicy: DeleteRetentionPolicy$,
  DescribeLogGroups: DescribeLogGroups$,
  DescribeLogStreams: DescribeLogStreams$,
  FilterLogEvents: FilterLogEvents$,
  GetLogEvents: GetLogEvents$,
  ListTagsForResource: ListTagsForResource$,
  PutLogEvents: PutLogEvents$,
  PutRetentionPolicy: PutRetentionPolicy$,
  StartLiveTail: StartLiveTail$,
  TagResource: TagResource$,
  UntagResource: UntagResource$,
};

/** The operations of CloudWatch Logs this workspace has. Any other answers with an error naming it. */
export type LogsOperation = keyof typeof schemas;

/** CloudWatch Logs as the gateway serves it; a missing or extra operation does not compile. */
export function logsService(operations: Readonly<Record<LogsOperation, Operation>>): Service {
  const validate = createValidator(table, schemas);
  return {
    signingName: 'logs',
    protocol: 'awsJson1_1',
    target: 'Logs_20140328',
    operations,
    inputs: requestSchemas(schemas),
    validate(operation, input) {
      try {
        validate(operation, input);
      } catch (error) {
        // The same sentence as other services, under the name this service gives to a bad parameter.
        if (error instanceof AwsError && error.code === 'ValidationException') {
          throw new AwsError('InvalidParameterException', error.message);
        }
        throw error;
      }
    },
  };
}
