/**
 * Flags for the Node that runs a built-in program. A compile job on another thread that wants a garbage collection while
 * the main thread is already ending waits for it without end, and the main thread waits for the job (nodejs/node#54918,
 * open): compiling on the main thread leaves nothing to wait for. Node switches Sparkplug's thread off itself,
 * Electron's V8 has it on: one of some 300 trainings never ended after its last line, none of 360 with both flags.
 * Measured cost: within the noise of a training.
 */
export const nodeFlags: readonly string[] = ['--no-concurrent-recompilation', '--no-concurrent-sparkplug'];
