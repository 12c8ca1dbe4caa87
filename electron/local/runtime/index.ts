export type { ChildAws, JobRuntimeOptions, NodeCommand, TrainingRuntimeOptions } from './options';
export { builtInAlgorithms } from './options';
export { createProcessingRuntime } from './processing/create-processing-runtime';
export { createTrainingRuntime } from './runtime';
export { Slots } from './schedule/slots';
export { createServingRuntime } from './serving/create-serving-runtime';
