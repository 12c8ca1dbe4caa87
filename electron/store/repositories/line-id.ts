/** Lines one log can hold: an id is log × 2^32 + index, which stays an exact number up to log 2^21. */
const linesPerLog = 2 ** 32;

export function lineId(log: number, index: number): number {
  return log * linesPerLog + index;
}

/** First and last id a line of this log can have. */
export function lineIdRange(log: number): readonly [number, number] {
  return [log * linesPerLog, (log + 1) * linesPerLog - 1];
}
