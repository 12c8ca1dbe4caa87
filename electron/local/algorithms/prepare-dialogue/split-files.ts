import { preparedFiles } from '../../../../shared/model/dataset/dataset';
import type { SplitName } from '../../../../shared/model/dataset/dialogue-record';
import { type CountedRecord, chatPairs, csvField, locationExamples } from './examples';
import { OutputFile } from './output-file';

/** Files of one split; one without rows is not written, since a file without rows is refused by whoever trains. */
export class SplitFiles {
  scenes = 0;
  records = 0;
  readonly dialogue: OutputFile;
  readonly pairs: OutputFile;
  readonly locations: OutputFile;

  constructor(
    folder: string,
    readonly split: Exclude<SplitName, 'none'>,
    private readonly contextTurns: number,
    private readonly locationsLearnt: ReadonlySet<string>,
  ) {
    this.dialogue = new OutputFile(folder, preparedFiles.dialogue(split));
    this.pairs = new OutputFile(folder, preparedFiles.pairs(split));
    this.locations = new OutputFile(folder, preparedFiles.locations(split), 'text,label\n');
  }

  /** Writes what is learnt of a scene without the lines set apart; `example` hears the location of each example. */
  add(scene: readonly CountedRecord[], example: (location: string) => void): void {
    this.scenes++;
    const whole = scene.filter(({ record }) => record.split !== 'none');
    this.records += whole.length;
    for (const { record } of whole) {
      if (record.speaker === null) continue;
      const { scene: name, turn, speaker: character, text } = record;
      this.dialogue.row(`${JSON.stringify({ scene: name, turn, character, text })}\n`);
    }
    for (const pair of chatPairs(whole, this.contextTurns)) this.pairs.row(`${JSON.stringify(pair)}\n`);
    for (const { text, label } of locationExamples(scene)) {
      if (!this.locationsLearnt.has(label)) continue;
      this.locations.row(`${csvField(text)},${csvField(label)}\n`);
      example(label);
    }
  }

  all(): readonly OutputFile[] {
    return [this.dialogue, this.pairs, this.locations];
  }
}
