import { AwsError } from '../../gateway/service';

/** The errors of CloudWatch Logs in its own words. */
export const logErrors = {
  groupNotFound: () => new AwsError('ResourceNotFoundException', 'The specified log group does not exist.'),
  groupExists: () => new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists'),
  streamNotFound: () => new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.'),
  streamExists: () => new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists'),
  invalid: (message: string) => new AwsError('InvalidParameterException', message),
  invalidToken: () => new AwsError('InvalidParameterException', 'The specified nextToken is invalid.'),
};
