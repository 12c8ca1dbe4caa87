import { type Database, inTransaction } from '../../storage/database';
import type { MetricDatum, MetricSink } from '../../storage/telemetry';
import { BatchWriter } from '../batch-writer';
import type { MetricStore, NewDatum } from './metric-store';

const BATCH_DATA = 250;
const PENDING_DATA = 200_000;

/** The one way in for metrics, from the runtime (a MetricSink) and from PutMetricData (store). */
export class MetricIngest implements MetricSink {
  readonly #writer: BatchWriter<NewDatum>;

  constructor(
    private readonly database: Database,
    private readonly metrics: MetricStore,
    /** Told of data once they are stored. */
    private readonly onStored: (data: readonly NewDatum[]) => void = () => undefined,
  ) {
    this.#writer = new BatchWriter<NewDatum>({
      store: (data) => this.#storeBatch(data),
      bytesOf: () => 1,
      // Nothing stands for a lost measurement: the curve has a gap there.
      onDropped: () => undefined,
      batchItems: BATCH_DATA,
      batchBytes: BATCH_DATA,
      pendingBytes: PENDING_DATA,
    });
  }

  /** Values that are no finite numbers are left out, as CloudWatch cannot hold them. */
  put(data: readonly MetricDatum[]): void {
    this.#writer.append(data.filter(({ value }) => Number.isFinite(value)).map(toRow));
  }

  flush(): Promise<void> {
    return this.#writer.flush();
  }

  close(): Promise<void> {
    return this.#writer.close();
  }

  /** Stores the data now, in small transactions; when it resolves, a killed daemon keeps them. */
  async store(data: readonly NewDatum[]): Promise<void> {
    for (let start = 0; start < data.length; start += BATCH_DATA) {
      if (start > 0) await new Promise(setImmediate);
      this.#storeBatch(data.slice(start, start + BATCH_DATA));
    }
  }

  #storeBatch(data: readonly NewDatum[]): void {
    inTransaction(this.database, () => this.metrics.insert(data));
    this.onStored(data);
  }
}

function toRow({ namespace, name, dimensions, timestamp, value, unit }: MetricDatum): NewDatum {
  const second = Math.floor(timestamp / 1000);
  return { namespace, name, dimensions, second, unit, count: 1, sum: value, minimum: value, maximum: value };
}
