import { describe, expect, it } from 'vitest';
import { JobFailure } from '../job-failure';
import { endedWith, notHealthy, notLoaded } from './reasons';
import type { InstanceSpec } from './serving-runtime';

const spec: InstanceSpec = {
  endpointName: 'ep',
  variantName: 'blue',
  instanceId: 'i-1',
  image: null,
  modelDataUrl: 's3://bucket/model.tar.gz',
  environment: {},
  region: 'us-east-1',
  startupSeconds: 600,
};

describe('why an instance does not serve', () => {
  it('is told in SageMaker’s sentence and with the program’s last words', () => {
    expect(notHealthy(spec, endedWith({ code: 1, signal: null }, ['Traceback …', 'ValueError: torn.']))).toBe(
      'The primary container for production variant blue did not pass the ping health check. Please check CloudWatch logs for this endpoint. The program exited with code 1: ValueError: torn.',
    );
    expect(endedWith({ code: null, signal: 'SIGKILL' }, [])).toBe('was killed by SIGKILL');
  });

  it('fits a FailureReason', () => {
    const long = ['x'.repeat(5000)];
    expect(notHealthy(spec, endedWith({ code: 1, signal: null }, long)).length).toBeLessThanOrEqual(1024);
    expect(notLoaded(spec, new Error(long[0])).length).toBeLessThanOrEqual(1024);
  });

  it('names a full disk', () => {
    const full = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
    expect(notLoaded(spec, full)).toContain('the disk of this machine is full (ENOSPC)');
  });

  it('does not blame the model’s address for what has nothing to do with it', () => {
    expect(notLoaded({ ...spec, modelDataUrl: null }, new Error('EACCES'))).toBe(
      'Production variant blue could not be started: EACCES',
    );
    expect(notLoaded(spec, new JobFailure('ClientError: The image x cannot be run'))).toBe('The image x cannot be run');
  });
});
