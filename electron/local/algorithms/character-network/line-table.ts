/** Number of each text, in the order of their first use. */
class Numbering {
  readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();

  of(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

/** Who speaks where, twelve bytes a line: a million lines are held without their texts. */
export class LineTable {
  readonly speakers = new Numbering();
  readonly scenes = new Numbering();
  readonly episodes = new Numbering();
  /** Episode of each scene. */
  readonly episodeOf: number[] = [];
  length = 0;
  private speakerOf = new Int32Array(1024);
  private sceneOf = new Int32Array(1024);
  private turnOf = new Int32Array(1024);

  add(line: {
    readonly speaker: string | null;
    readonly scene: string;
    readonly episode: string;
    readonly turn: number;
  }): void {
    if (this.length === this.sceneOf.length) {
      this.speakerOf = doubled(this.speakerOf);
      this.sceneOf = doubled(this.sceneOf);
      this.turnOf = doubled(this.turnOf);
    }
    const scene = this.scenes.of(line.scene);
    if (scene === this.episodeOf.length) this.episodeOf.push(this.episodes.of(line.episode));
    this.speakerOf[this.length] = line.speaker === null ? -1 : this.speakers.of(line.speaker);
    this.sceneOf[this.length] = scene;
    this.turnOf[this.length] = line.turn;
    this.length++;
  }

  /** The speakers of each scene's lines in the order of their turns (−1: nobody known), scene by scene. */
  *turns(): Generator<{ readonly scene: number; readonly speakers: Int32Array }> {
    const starts = new Int32Array(this.scenes.texts.length + 1);
    for (let i = 0; i < this.length; i++)
      starts[(this.sceneOf[i] as number) + 1] = (starts[(this.sceneOf[i] as number) + 1] as number) + 1;
    for (let scene = 1; scene < starts.length; scene++)
      starts[scene] = (starts[scene] as number) + (starts[scene - 1] as number);
    const next = starts.slice();
    const lines = new Int32Array(this.length);
    for (let i = 0; i < this.length; i++) {
      const scene = this.sceneOf[i] as number;
      lines[next[scene] as number] = i;
      next[scene] = (next[scene] as number) + 1;
    }
    for (let scene = 0; scene + 1 < starts.length; scene++) {
      const own = lines.subarray(starts[scene], starts[scene + 1]);
      own.sort((a, b) => (this.turnOf[a] as number) - (this.turnOf[b] as number) || a - b);
      yield { scene, speakers: own.map((line) => this.speakerOf[line] as number) };
    }
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(array.length * 2);
  longer.set(array);
  return longer;
}
