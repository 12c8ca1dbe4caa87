/** One shape of a service model as derive.py writes it: what a value of it has to satisfy. */
export interface Shape {
  readonly type: string;
  /** structure: member name to shape name. */
  readonly members?: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
  /** list: the shape of its members. */
  readonly member?: string;
  /** map: the shapes of its keys and values. */
  readonly key?: string;
  readonly value?: string;
  /** Length of strings, blobs, lists and maps; value of numbers. Both inclusive. */
  readonly min?: number;
  readonly max?: number;
  /** In Java's dialect, as the service quotes it. */
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** Such a value is never quoted in an error. */
  readonly sensitive?: boolean;
}

/** The constraints of one service: sagemaker.json, logs.json, monitoring.json, runtime.json. */
export interface ConstraintTable {
  /** The botocore release and service model it was derived from. */
  readonly source: string;
  /** Operation to the shape of its request. */
  readonly operations: Readonly<Record<string, string>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}
