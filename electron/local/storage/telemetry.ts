/** One log event as the process wrote it. `timestamp` in ms since the epoch. */
export interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}

/** Where the runtime writes the output of what it runs: CloudWatch Logs of this workspace. */
export interface LogSink {
  /** Creates group and stream when they are missing; keeps order; durable within a second. */
  append(group: string, stream: string, events: readonly LogEvent[]): void;
  /** Resolves when everything appended so far is stored and was handed to live tails. */
  flush(): Promise<void>;
}

export interface MetricDatum {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** ms since the epoch; kept at one-second resolution. */
  readonly timestamp: number;
  readonly value: number;
  readonly unit: string;
}

/** Where metrics of jobs and instances go: CloudWatch of this workspace. */
export interface MetricSink {
  put(data: readonly MetricDatum[]): void;
  flush(): Promise<void>;
}
