/** How long to wait before a job's end that could not be stored is tried again, in ms. */
const STORE_AGAIN_MS = 1000;

interface StoreEndOptions {
  readonly jobName: string;
  /** Stores the end; throws while it cannot. */
  readonly store: () => void;
  /** Whether the daemon is ending: then the next one decides about the job. */
  readonly closing: () => boolean;
  readonly onFault: (error: unknown) => void;
}

/** Stores how a job ended, again and again until the disk takes it or the daemon ends. */
export async function storeEnd({ jobName, store, closing, onFault }: StoreEndOptions): Promise<void> {
  for (;;) {
    try {
      store();
      return;
    } catch (cause) {
      onFault(new Error(`The end of ${jobName} was not stored: ${String(cause)}`, { cause }));
      if (closing()) return;
      await new Promise((resolve) => setTimeout(resolve, STORE_AGAIN_MS).unref());
    }
  }
}
