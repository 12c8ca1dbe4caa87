/**
 * Flags for the Node that runs a built-in program. A compile job on another thread that wants a garbage collection while
 * the main thread is already ending waits for it without end, and the main thread waits for the job (nodejs/node#54918,
 * open): compiling on the main thread leaves nothing to wait for. Measured cost: within the noise of a training.
 */
export const nodeFlags: readonly string[] = ['--no-concurrent-recompilation'];
