import type { ProcessingSpec } from '../../shared/model/processing-job';
import { must, type TestConsole } from './opened-console';

/**
 * A processing job that runs `script` with Python. The whole program is one argument, so it is one line
 * of at most 256 characters. `outputs`: names that are stored under processing/<job>/<name>/.
 */
export async function pythonProcessingSpec(
  { console }: Pick<TestConsole, 'console'>,
  name: string,
  script: string,
  outputs: readonly string[] = [],
): Promise<ProcessingSpec> {
  const { bucket, roleArn } = must(await console.workspace.current()).defaults;
  return {
    name,
    image: 'python:3',
    entrypoint: ['python3', '-c'],
    arguments: [script],
    environment: { GREETING: 'hello' },
    inputs: [],
    outputs: outputs.map((one) => ({
      name: one,
      s3Uri: `s3://${bucket}/processing/${name}/${one}`,
      localPath: `/opt/ml/processing/output/${one}`,
    })),
    roleArn,
    instanceType: 'ml.m5.large',
    volumeGb: 1,
    maxRuntimeSeconds: 600,
    tags: {},
  };
}
