import type {
  CommandInput,
  CommandName,
  CommandOutput,
  StreamInput,
  StreamItem,
  StreamName,
} from '../../shared/contract/index';
import type { StreamEnd, UpsideBridge } from '../../shared/contract/transport';
import { fail, type Result } from '../../shared/errors/result';

declare global {
  interface Window {
    /** Put there by the preload script; absent when the page runs outside Upside. */
    readonly upside?: UpsideBridge;
  }
}

const outside = fail(
  'internal',
  'This page is not connected to Upside.',
  'Start the app with npm start; the page cannot run in a browser.',
);

/**
 * Asks the main process. Expected failures come back as `ok: false`; this never rejects: a broken
 * door is the code `internal`.
 */
export async function request<N extends CommandName>(
  name: N,
  input: CommandInput<N>,
): Promise<Result<CommandOutput<N>>> {
  if (window.upside === undefined) return outside;
  try {
    // The router parsed the answer with the contract's output schema before it sent it.
    return (await window.upside.request(name, input)) as Result<CommandOutput<N>>;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return fail('internal', `${name} got no answer: ${why}`, 'Try again; if it stays so, restart Upside.', {
      retryable: true,
    });
  }
}

export interface StreamListener<N extends StreamName> {
  /** Items in order, in batches; returning acknowledges them. */
  readonly onItems: (items: readonly StreamItem<N>[]) => void;
  /** Exactly once, unless the caller cancelled first. */
  readonly onEnd: (end: StreamEnd) => void;
}

/** Opens a stream; the returned function cancels it and silences the listener. Whoever opens it closes it. */
export function openStream<N extends StreamName>(
  name: N,
  input: StreamInput<N>,
  listener: StreamListener<N>,
): () => void {
  const bridge = window.upside;
  if (bridge === undefined) {
    listener.onEnd({ kind: 'end', reason: 'failed', error: outside.error });
    return () => {};
  }
  let open = true;
  const cancel = bridge.subscribe(
    name,
    input,
    (items) => {
      if (open) listener.onItems(items as readonly StreamItem<N>[]);
    },
    (end) => {
      if (open) listener.onEnd(end);
      open = false;
    },
  );
  return () => {
    if (!open) return;
    open = false;
    cancel();
  };
}
