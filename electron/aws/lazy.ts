/**
 * Loads a service's adapter, and with it its SDK client, at the first call: none of them is in
 * memory when the window opens.
 */
export function lazily<Service extends { destroy(): void }>(
  load: () => Promise<Service>,
): { readonly get: () => Promise<Service>; readonly close: () => void } {
  let loading: Promise<Service> | null = null;
  return {
    get: () => {
      loading ??= load();
      return loading;
    },
    close: () => {
      // An import that failed has nothing to close; whoever called has its error.
      loading?.then((service) => service.destroy()).catch(() => undefined);
      loading = null;
    },
  };
}
