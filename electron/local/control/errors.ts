import { AwsError } from '../gateway/service';

export function validationFailure(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

/** What SageMaker answers for a training job that is not there, though its reference names ResourceNotFound. */
export function notFound(): AwsError {
  return validationFailure('Requested resource not found.');
}
