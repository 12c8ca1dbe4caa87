/** Every code a person, a script or a test may meet. Stable: a code is never given a second meaning. */
export const errorCodes = [
  'input.invalid',
  'file.unreadable',
  'file.changed',
  'disk.full',
  'job.exists',
  'job.not-found',
  'job.state',
  'job.limit',
  'object.not-found',
  'object.checksum',
  'workspace.offline',
  'workspace.start-failed',
  'workspace.locked',
  'aws.denied',
  'aws.throttled',
  'aws.timeout',
  'aws.rejected',
  'aws.unreadable',
  'store.unavailable',
  'store.newer',
  'cancelled',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];
