import { parentPort, workerData } from 'node:worker_threads';
import { createEngine } from './engine';
import type { StoreRequest, WorkerStart } from './protocol';

/** The store's thread: a statement may block it for as long as it needs, never the window's process. */
const { file } = workerData as WorkerStart;
const answer = createEngine(file, Date.now());
parentPort?.on('message', (request: StoreRequest) => {
  parentPort?.postMessage(answer(request));
  if (request.kind === 'close') parentPort?.close();
});
