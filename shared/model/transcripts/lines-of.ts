import type { PreparationOptions } from '../dataset/preparation';
import { inTitleCase, parseHeading } from './heading';
import type { Item, Turn } from './item';
import { type NameCounts, NameMapping } from './source-names';
import { speakerName } from './speaker-name';
import type { ReadingCounts, Report, TranscriptLine } from './transcript';

/** What is known of the file whose items become lines. */
interface LineReading {
  readonly file: string;
  readonly episode: string;
  /** The person named the episode, which counts more than a column. */
  readonly fixedEpisode: boolean;
  readonly options: PreparationOptions;
  readonly counts: ReadingCounts;
  readonly speakers: NameCounts;
  readonly headings: NameCounts;
  readonly report: Report;
}

/** Where the story is. */
interface Place {
  readonly key: string;
  readonly title: string | null;
  readonly location: string | null;
  readonly dropped: boolean;
}

/** Longest text of a line, what character-chatbot takes at most. Characters. */
const MAX_TEXT = 4_000;

/** Puts items into scenes and gives speakers and places their names. */
export function* linesOf(items: Iterable<Item>, reading: LineReading): Generator<TranscriptLine> {
  const { options, counts } = reading;
  const speakers = new Speakers(options, reading.speakers);
  const places = new Places(options, reading.headings);
  let place: Place = { key: '0', title: null, location: null, dropped: false };
  let scenes = 0;
  let headed = false;
  let before: Turn | null = null;
  for (const item of items) {
    if (item.kind === 'heading') {
      const { title, place: name } = item.heading;
      place = { key: String(++scenes), title, ...places.of(title, name) };
      headed = true;
      before = null;
      continue;
    }
    if (item.place) {
      const next = places.ofTable(item.place);
      if (next.location !== place.location) scenes++;
      place = next;
    }
    // A silence tells scenes apart only where nothing better does.
    const gap = before?.endMs != null && item.startMs !== null ? item.startMs - before.endMs : 0;
    if (!headed && !item.place?.scene && gap >= options.sceneGapSeconds * 1000) scenes++;
    if (!headed && !item.place?.scene) place = { ...place, key: `gap ${scenes}${item.place ? `\0${place.key}` : ''}` };
    before = item;
    const line = toLine(item, place, speakers, reading);
    if (line) yield line;
    else counts.dropped++;
  }
}

function toLine(item: Turn, place: Place, speakers: Speakers, reading: LineReading): TranscriptLine | null {
  const { file, report } = reading;
  const speaker = speakers.of(item.speaker);
  if (place.dropped || speaker === 'dropped') {
    reading.counts.unwanted++;
    return null;
  }
  if (item.text.length > MAX_TEXT) {
    const message = `A line has more than ${MAX_TEXT} characters and was left out.`;
    report({ severity: 'error', kind: 'length', line: item.line, message });
    return null;
  }
  return {
    episode: (reading.fixedEpisode ? null : item.place?.episode) ?? reading.episode,
    sceneKey: place.key,
    sceneTitle: place.title,
    location: place.location,
    speaker: speaker?.name ?? null,
    text: item.text,
    startMs: item.startMs,
    endMs: item.endMs,
    file,
    line: item.line,
  };
}

/** A speaker as the source has him, and who that is. */
type Speaker = { readonly name: string } | 'dropped' | null;

/** Names of the speakers, mapped where the person says so; each is worked out once. */
class Speakers {
  private readonly known = new Map<string, { readonly inSource: string; readonly speaker: Speaker }>();
  private readonly mapping: NameMapping;

  constructor(
    options: PreparationOptions,
    private readonly counts: NameCounts,
  ) {
    this.mapping = new NameMapping(options.speakers);
  }

  of(raw: string | null): Speaker {
    if (raw === null) return null;
    const found = this.known.get(raw) ?? this.work(raw);
    if (found.inSource !== '') this.counts.add(found.inSource);
    return found.speaker;
  }

  private work(raw: string) {
    const inSource = speakerName(raw);
    const mapped = this.mapping.of(raw, inSource);
    const name = mapped.kind === 'name' ? mapped.name : inSource;
    const speaker: Speaker = mapped.kind === 'drop' ? 'dropped' : name === '' ? null : { name };
    const entry = { inSource, speaker };
    this.known.set(raw, entry);
    return entry;
  }
}

/** Places of the headings, mapped where the person says so. */
class Places {
  private readonly mapping: NameMapping;

  constructor(
    options: PreparationOptions,
    private readonly headings: NameCounts,
  ) {
    this.mapping = new NameMapping(options.locations);
  }

  of(title: string, name: string | null): Pick<Place, 'location' | 'dropped'> {
    this.headings.add(title);
    const mapped = this.mapping.of(title, name);
    return {
      location: mapped.kind === 'name' ? mapped.name : name === null ? null : name,
      dropped: mapped.kind === 'drop',
    };
  }

  ofTable(place: NonNullable<Turn['place']>): Place {
    const title = place.title ?? place.scene;
    const name =
      place.location === null
        ? title === null
          ? null
          : (parseHeading(title)?.place ?? null)
        : inTitleCase(place.location);
    const heading = place.location ?? title;
    const named = heading === null ? { location: null, dropped: false } : this.tableNames(heading, title, name);
    return { key: `table ${place.scene ?? place.title ?? ''}`, title, ...named };
  }

  private tableNames(heading: string, title: string | null, name: string | null): Pick<Place, 'location' | 'dropped'> {
    this.headings.add(heading);
    const mapped = this.mapping.of(heading, title, name);
    return { location: mapped.kind === 'name' ? mapped.name : name, dropped: mapped.kind === 'drop' };
  }
}
