import { type ComponentType, createElement, lazy, useState } from 'react';

/** A screen whose code is fetched when it is first wanted. */
export interface LazyScreen<P> {
  /** Fetches the code; when that is through, the screen renders without a placeholder. */
  preload(): Promise<void>;
  /** The screen itself once its code is here, else one that suspends until it is. */
  component(): ComponentType<P>;
}

/** `load` gives the screen from a chunk of its own. */
export function lazyScreen<P extends object>(load: () => Promise<ComponentType<P>>): LazyScreen<P> {
  let loaded: ComponentType<P> | null = null;
  const fetch = async () => {
    loaded = await load();
    return loaded;
  };
  const fetched = lazy(async () => ({ default: await fetch() })) as unknown as ComponentType<P>;
  return {
    preload: async () => {
      await fetch();
    },
    // React keeps a placeholder it has once shown for 300 ms, so code that is already here must not suspend.
    component: () => loaded ?? fetched,
  };
}

/** Shows a screen. Its type is chosen once a mount: another one later would throw away the screen's state. */
export function ShowScreen<P extends object>({ screen, props }: { readonly screen: LazyScreen<P>; readonly props: P }) {
  const [component] = useState(() => screen.component());
  return createElement(component, props);
}
