import type { Failure } from '../../shared/errors/result';
import type { Part } from './methods';

/** What the worker is started with. */
export interface WorkerStart {
  readonly file: string;
}

/** Main thread → worker. */
export type StoreRequest =
  | {
      readonly id: number;
      readonly kind: 'call';
      readonly part: Part;
      readonly method: string;
      readonly input: readonly unknown[];
    }
  | { readonly id: number; readonly kind: 'health' }
  | { readonly id: number; readonly kind: 'close' };

/** Worker → main thread, one for each request, in order. */
export type StoreReply =
  | { readonly id: number; readonly ok: true; readonly data: unknown }
  | { readonly id: number; readonly ok: false; readonly failure: Failure };
