import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { processingPaths } from './processing-program';

describe('the paths of a processing program', () => {
  it('are those of the container contract', () => {
    const paths = processingPaths({});
    expect(paths.input('raw')).toBe(join('/opt/ml/processing/input/raw'));
    expect(paths.output('prepared')).toBe(join('/opt/ml/processing/output/prepared'));
    expect(paths.messageFile).toBe(join('/opt/ml/output/message'));
  });

  it('go where the variables say', () => {
    const paths = processingPaths({ UPSIDE_PROCESSING_DIR: '/jobs/a/ml/processing', UPSIDE_EXIT_MESSAGE_FILE: '/m' });
    expect(paths.input('raw')).toBe(join('/jobs/a/ml/processing/input/raw'));
    expect(paths.messageFile).toBe('/m');
    expect(processingPaths({ UPSIDE_PROCESSING_DIR: '/jobs/a/ml/processing' }).messageFile).toBe(
      join('/jobs/a/ml/output/message'),
    );
  });
});
