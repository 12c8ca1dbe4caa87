export type { ChildAws, NodeCommand, TrainingRuntimeOptions } from './options';
export { builtInAlgorithms } from './options';
export { createTrainingRuntime } from './runtime';
export { createServingRuntime } from './serving/create-serving-runtime';
