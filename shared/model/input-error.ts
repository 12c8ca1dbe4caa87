/**
 * Something the person who started the job can put right: a bad file, a bad hyperparameter. Its message goes to
 * output/failure and stderr as it is; every other throw is a bug and keeps its stack trace.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}
