import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { LogEvent, LogSink } from '../../storage/telemetry';
import { LineSplitter } from './line-splitter';
import { ProgressGate } from './progress-gate';

const batchDelayMs = 50;
/** Bytes that may wait to be handed to the sink before the process is made to wait. */
const highWaterBytes = 2 ** 20;
const retryMs = 1000;

export interface JobLogOptions {
  readonly sink: LogSink;
  readonly group: string;
  readonly stream: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Sees every event once, in order, after it went to the sink; awaited, so it slows reading down. */
  readonly onEvents: (events: readonly LogEvent[]) => Promise<void>;
}

/**
 * The log stream of one run: what the process writes, each line with the time it was read, and what
 * the runtime has to say about it. When the sink is slow or refuses (a full disk), reading stops,
 * the process blocks on its pipe, and nothing is lost; it goes on when the sink does.
 */
export class JobLog {
  private buffer: LogEvent[] = [];
  private bufferedBytes = 0;
  private unflushedBytes = 0;
  private readonly streams = new Set<Readable>();
  private timer: NodeJS.Timeout | null = null;
  private draining: Promise<void> = Promise.resolve();
  private abandoned = false;
  private giveUp: () => void = () => undefined;
  private readonly givenUp = new Promise<void>((resolve) => {
    this.giveUp = resolve;
  });

  constructor(private readonly options: JobLogOptions) {}

  /** A line of the runtime's own. */
  note(message: string): void {
    this.add(message, this.options.clock());
  }

  /** Reads a stream of the process to its end. `onLine` sees each line as it is read. */
  follow(stream: Readable, onLine: (text: string) => void): Promise<void> {
    const splitter = new LineSplitter();
    const gate = new ProgressGate();
    const write = (texts: readonly string[], at: number): void => {
      for (const text of texts) {
        onLine(text);
        this.add(text, at);
      }
    };
    this.streams.add(stream);
    const ticker = setInterval(() => write(gate.due(performance.now(), false), this.options.clock()), 250);
    stream.on('data', (chunk: Buffer) => {
      const at = this.options.clock();
      for (const line of splitter.push(chunk)) write(gate.pass(line, performance.now()), at);
    });
    return new Promise((resolve) => {
      stream.once('close', () => {
        clearInterval(ticker);
        this.streams.delete(stream);
        const at = this.options.clock();
        for (const line of splitter.end()) write(gate.pass(line, performance.now()), at);
        write(gate.due(performance.now(), true), at);
        resolve();
      });
      // A pipe that breaks is a pipe that ended; 'close' follows.
      stream.on('error', () => undefined);
    });
  }

  /** Hands everything on and waits until it is stored. After `patienceMs` it gives a refusing sink up. */
  async close(patienceMs = 10_000): Promise<void> {
    const giveUp = setTimeout(() => this.abandon(), patienceMs);
    this.unflushedBytes = highWaterBytes;
    this.schedule(0);
    await this.drainNow();
    clearTimeout(giveUp);
    if (this.timer !== null) clearTimeout(this.timer);
  }

  /** Stops waiting for a sink that refuses: the daemon is going away. */
  abandon(): void {
    this.abandoned = true;
    this.giveUp();
  }

  private add(message: string, timestamp: number): void {
    this.buffer.push({ timestamp, message });
    this.bufferedBytes += message.length;
    if (this.bufferedBytes > highWaterBytes) for (const stream of this.streams) stream.pause();
    this.schedule(this.bufferedBytes > highWaterBytes / 4 ? 0 : batchDelayMs);
  }

  private schedule(delayMs: number): void {
    if (this.timer !== null && delayMs > 0) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.drainNow(), delayMs);
  }

  private drainNow(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.draining = this.draining.then(() => this.drain());
    return this.draining;
  }

  private async drain(): Promise<void> {
    while (this.buffer.length > 0) {
      const events = this.buffer;
      this.buffer = [];
      this.unflushedBytes += this.bufferedBytes;
      this.bufferedBytes = 0;
      await this.insist(() => this.options.sink.append(this.options.group, this.options.stream, events));
      await this.options.onEvents(events);
      await this.flushWhenDue();
    }
    await this.flushWhenDue();
    for (const stream of this.streams) stream.resume();
  }

  private async flushWhenDue(): Promise<void> {
    if (this.unflushedBytes < highWaterBytes) return;
    for (const stream of this.streams) stream.pause();
    await this.insist(() => this.options.sink.flush());
    this.unflushedBytes = 0;
  }

  private async insist(action: () => void | Promise<void>): Promise<void> {
    while (!this.abandoned) {
      try {
        await Promise.race([action(), this.givenUp]);
        return;
      } catch {
        for (const stream of this.streams) stream.pause();
        await Promise.race([wait(retryMs), this.givenUp]);
      }
    }
  }
}
