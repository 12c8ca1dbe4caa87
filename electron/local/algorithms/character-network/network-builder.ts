import type { CharacterNetwork } from '../../../../shared/model/insights/network';
import { betweenness } from './betweenness';
import type { Cast } from './cast';
import type { LineTable } from './line-table';
import { louvain } from './louvain';
import { Ties, tieWeight } from './ties';

/** Decides between equally good communities; fixed, so that the same lines give the same network. */
const SEED = 7;

interface EpisodeFigures {
  readonly records: Float64Array;
  readonly ties: Ties;
}

/** Counts scenes, exchanges and mentions and makes the network of them. */
export class NetworkBuilder {
  private readonly episodes: readonly EpisodeFigures[];
  private readonly scenesOf: Float64Array;

  /** Counts everything but mentions. */
  constructor(
    private readonly table: LineTable,
    private readonly cast: Cast,
  ) {
    const size = cast.characters.length;
    this.scenesOf = new Float64Array(size);
    this.episodes = table.episodes.texts.map(() => ({ records: new Float64Array(size), ties: new Ties(size) }));
    for (const { scene, speakers } of table.turns()) this.countScene(this.episodeAt(scene), speakers);
  }

  /** A line of `speaker` names these characters. */
  addMentions(speaker: string, scene: string, named: ReadonlySet<number>): void {
    const { ties } = this.episodeAt(this.table.scenes.of(scene));
    for (const one of this.cast.charactersOf[this.table.speakers.of(speaker)] ?? []) {
      for (const other of named) ties.count('mentions', one, other);
    }
  }

  /** The network, characters with the most lines first. */
  network(): CharacterNetwork {
    const { characters } = this.cast;
    const ties = new Ties(characters.length);
    for (const episode of this.episodes) ties.addAll(episode.ties);
    // In an order of their own, so that sums of fractions and equally good moves do not hang on the order of the scenes.
    const sorted = ties.sorted();
    const graph = {
      size: characters.length,
      edges: sorted.map((tie) => ({ a: tie.a, b: tie.b, weight: tieWeight(tie) })),
    };
    const { communityOf, modularity } = louvain(graph, SEED);
    const between = betweenness(graph);
    const strength = new Float64Array(characters.length);
    for (const { a, b, weight } of graph.edges) {
      strength[a] = (strength[a] as number) + weight;
      strength[b] = (strength[b] as number) + weight;
    }
    return {
      version: 1,
      nodes: characters.map(({ name, aliases }, i) => ({
        name,
        aliases,
        records: this.episodes.reduce((sum, { records }) => sum + (records[i] as number), 0),
        scenes: this.scenesOf[i] as number,
        community: communityOf[i] as number,
        strength: strength[i] as number,
        betweenness: rounded(between[i] as number),
      })),
      edges: sorted.map(({ a, b, scenes, exchanges, mentions }) => ({
        ...this.ends(a, b),
        scenes,
        exchanges,
        mentions,
        weight: tieWeight({ scenes, exchanges, mentions }),
      })),
      timeline: this.episodes.map(({ records, ties: own }, episode) => ({
        episode: this.table.episodes.texts[episode] as string,
        nodes: characters
          .map(({ name }, i) => ({ name, records: records[i] as number }))
          .filter((node) => node.records > 0),
        edges: own.sorted().map((tie) => ({ ...this.ends(tie.a, tie.b), weight: tieWeight(tie) })),
      })),
      modularity: rounded(modularity),
    };
  }

  private countScene({ records, ties }: EpisodeFigures, speakers: Int32Array): void {
    const present = new Set<number>();
    let before: readonly number[] = [];
    for (const speaker of speakers) {
      const now = speaker < 0 ? [] : (this.cast.charactersOf[speaker] ?? []);
      for (const one of now) {
        records[one] = (records[one] as number) + 1;
        present.add(one);
        // Who speaks on, alone or with others, answers nobody.
        if (!before.includes(one)) for (const other of before) ties.count('exchanges', one, other);
      }
      before = now;
    }
    for (const one of present) {
      this.scenesOf[one] = (this.scenesOf[one] as number) + 1;
      for (const other of present) if (one < other) ties.count('scenes', one, other);
    }
  }

  private episodeAt(scene: number): EpisodeFigures {
    return this.episodes[this.table.episodeOf[scene] as number] as EpisodeFigures;
  }

  private ends(a: number, b: number): { readonly source: string; readonly target: string } {
    const [one, other] = [this.cast.characters[a]?.name as string, this.cast.characters[b]?.name as string];
    return one < other ? { source: one, target: other } : { source: other, target: one };
  }
}

const rounded = (value: number): number => Math.round(value * 1_000_000) / 1_000_000;
