import { mkdirSync } from 'node:fs';
import { endLeftovers } from '../processes/leftovers';
import { FreePorts } from './free-ports';
import { checkInstanceId, Instance } from './instance';
import { defaultTiming, type ServingRuntimeOptions } from './options';
import type { ServingRuntime } from './serving-runtime';

/**
 * The serving runtime of one root. An instance's folder is made below `<root>/runs` and removed when it has ended:
 * the model is in S3, what the program said in its log.
 */
export function createServingRuntime(options: ServingRuntimeOptions): ServingRuntime {
  mkdirSync(options.root, { recursive: true });
  const timing = { ...defaultTiming, ...options.timing };
  const ports = new FreePorts();
  const instances = new Map<string, Instance>();

  return {
    start(spec, onState) {
      checkInstanceId(spec.instanceId);
      if (instances.has(spec.instanceId)) throw new Error(`Instance ${spec.instanceId} is running already.`);
      const instance = new Instance(spec, options, timing, ports, onState);
      instances.set(spec.instanceId, instance);
      void instance.ended.then(() => instances.delete(spec.instanceId));
      return instance;
    },
    async endLeftovers() {
      await endLeftovers(options.root, new Set(instances.keys()));
    },
    get busy() {
      return instances.size;
    },
    async shutdown() {
      await Promise.all([...instances.values()].map((instance) => instance.shutdown()));
      await options.logs.flush();
    },
  };
}
