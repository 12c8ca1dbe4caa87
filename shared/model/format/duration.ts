const units = [
  { seconds: 86_400, short: 'd', one: 'day', many: 'days' },
  { seconds: 3_600, short: 'h', one: 'hour', many: 'hours' },
  { seconds: 60, short: 'min', one: 'minute', many: 'minutes' },
  { seconds: 1, short: 's', one: 'second', many: 'seconds' },
] as const;

/** A length of time for a table: the two largest units that are not zero, e.g. "2 h 5 min", "42 s". */
export function formatDuration(seconds: number): string {
  return parts(seconds)
    .map(({ count, unit }) => `${count} ${unit.short}`)
    .join(' ');
}

/** The same in words, e.g. "2 hours 5 minutes", "1 second". */
export function durationInWords(seconds: number): string {
  return parts(seconds)
    .map(({ count, unit }) => `${count} ${count === 1 ? unit.one : unit.many}`)
    .join(' ');
}

function parts(seconds: number) {
  let rest = Math.max(0, Math.floor(seconds));
  const found = [];
  for (const unit of units) {
    const count = Math.floor(rest / unit.seconds);
    rest -= count * unit.seconds;
    if (count > 0) found.push({ count, unit });
    // "1 h 0 min 12 s" reads as more exact than anyone needs: two neighbouring units at most.
    else if (found.length === 1) break;
    if (found.length === 2) break;
  }
  return found.length === 0 ? [{ count: 0, unit: units[3] }] : found;
}
