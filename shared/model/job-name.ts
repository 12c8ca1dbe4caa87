/** Longest TrainingJobName the SageMaker API takes. */
const maximumLength = 63;

/**
 * A fresh job name: the recipe's id, the UTC time to the second and four random base-36 characters,
 * e.g. location-classifier-20261123-071500-k3f9. `random` yields numbers in [0, 1).
 */
export function suggestJobName(prefix: string, now: number, random: () => number): string {
  const [date = '', time = ''] = new Date(now).toISOString().split('T');
  const stamp = `${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}`;
  const suffix = Array.from({ length: 4 }, () => Math.floor(random() * 36).toString(36)).join('');
  const tail = `-${stamp}-${suffix}`;
  return `${slug(prefix)
    .slice(0, maximumLength - tail.length)
    .replace(/-+$/, '')}${tail}`;
}

/** Letters, digits and single inner hyphens; "job" when nothing is left. */
function slug(text: string): string {
  const cleaned = text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return cleaned || 'job';
}
