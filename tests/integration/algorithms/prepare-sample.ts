/** Random numbers below a bound that are the same on every run. */
export function numbers(start: number): (below: number) => number {
  let state = start >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Words of each place, so that a classifier has something to learn. */
const places = {
  HARBOUR: ['rope', 'gull', 'mast', 'tide', 'anchor', 'net', 'pier', 'ferry'],
  BAKERY: ['oven', 'flour', 'yeast', 'crust', 'apron', 'tray', 'bun', 'dough'],
  LIBRARY: ['shelf', 'atlas', 'page', 'stamp', 'index', 'novel', 'ladder', 'desk'],
} as const;
type SamplePlace = keyof typeof places;
export const samplePlaces = Object.keys(places) as readonly SamplePlace[];
const common = [
  'maybe',
  'again',
  'slowly',
  'three',
  'seven',
  'behind',
  'under',
  'tomorrow',
  'nobody',
  'lantern',
  'winter',
];
const names = ['ANN', 'BOB', 'CARLA'];

/** A sentence of words of the place and of none. */
export function sentence(place: SamplePlace, random: (below: number) => number): string {
  const word = (): string => {
    const words = random(2) === 0 ? places[place] : common;
    return words[random(words.length)] as string;
  };
  return `The ${Array.from({ length: 6 + random(6) }, word).join(' ')}.`;
}

/** A script of `scenes` scenes, over the places in turn. */
export function script(scenes: number, seed: number): string {
  const random = numbers(seed);
  const parts: string[] = [];
  for (let scene = 0; scene < scenes; scene++) {
    const place = samplePlaces[scene % samplePlaces.length] as SamplePlace;
    parts.push(`INT. ${place} - DAY\n`);
    for (let line = 0; line < 12; line++) parts.push(`${names[(line + random(2)) % 3]}: ${sentence(place, random)}\n`);
  }
  return parts.join('\n');
}
