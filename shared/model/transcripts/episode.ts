/**
 * The episode a path names: s01e02, S1.E2, 1x02, “Season 1/Episode 2”, ep2; else the file's name without its extension.
 * `file` is the path below the imported folder, with slashes.
 */
export function episodeOf(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const stem = name.replace(/(?!^)(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.[^.]{1,10}$/i, '') || name;
  for (const text of [stem, file]) {
    const both =
      /(?:^|[^a-z\d])s(?:eason)?[ ._-]?(\d{1,2})[ ._\-/]*e(?:p(?:isode)?)?[ ._-]?(\d{1,3})(?!\d)/i.exec(text) ??
      /(?:^|[^a-z\d])(\d{1,2})x(\d{2,3})(?!\d)/i.exec(text);
    if (both) return `s${pad(both[1])}e${pad(both[2])}`;
  }
  const season = /(?:^|\/|[^a-z])s(?:eason|eries|taffel)?[ ._-]?(\d{1,2})(?=\/|[^a-z\d])/i.exec(file)?.[1];
  const episode = /(?:^|[^a-z])e(?:p(?:isode)?)?[ ._-]?(\d{1,3})(?!\d)/i.exec(stem)?.[1];
  if (season && episode) return `s${pad(season)}e${pad(episode)}`;
  return stem.slice(0, 200);
}

const pad = (digits = '0'): string => String(Number(digits)).padStart(2, '0');

/** Order of episodes: numbers by their value, so that s01e10 comes after s01e09 and part 10 after part 9. */
export function compareEpisodes(a: string, b: string): number {
  const left = a.split(/(\d+)/);
  const right = b.split(/(\d+)/);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i] as string, right[i] as string];
    if (x === y) continue;
    const difference = i % 2 === 1 ? Number(x) - Number(y) : 0;
    return difference || (x < y ? -1 : 1);
  }
  return left.length - right.length;
}

/** Name of the scene of that number, from 1, of an episode. */
export const sceneName = (episode: string, number: number): string => `${episode}-${String(number).padStart(2, '0')}`;
