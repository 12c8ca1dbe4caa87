/** The repositories run inside the worker, where every port method is a plain call. */
export type Sync<Port> = {
  readonly [Method in keyof Port]: Port[Method] extends (...input: infer Input) => Promise<infer Output>
    ? (...input: Input) => Output
    : never;
};
