import type { AwsError } from '../service';

/**
 * CloudWatch once spoke the query protocol; its newer protocols carry the old error code in
 * `x-amzn-query-error` so that programs written against it go on working (awsQueryError traits of
 * its service model). What is not listed has the same name in both.
 */
const oldCodes: Readonly<Record<string, string>> = {
  DashboardInvalidInputError: 'InvalidParameterInput',
  DashboardNotFoundError: 'ResourceNotFound',
  InternalServiceFault: 'InternalServiceError',
  InvalidFormatFault: 'InvalidFormat',
  InvalidParameterCombinationException: 'InvalidParameterCombination',
  InvalidParameterValueException: 'InvalidParameterValue',
  LimitExceededFault: 'LimitExceeded',
  MissingRequiredParameterException: 'MissingParameter',
  ValidationException: 'ValidationError',
};

/** The header's value: old code and whose fault it is. */
export function queryErrorCode(error: AwsError): string {
  return `${oldCodes[error.code] ?? error.code};${error.statusCode >= 500 ? 'Receiver' : 'Sender'}`;
}
