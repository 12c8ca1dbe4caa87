import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { preparationOptionsSchema } from '../../../../shared/model/dataset/preparation';
import { InputError } from '../../../../shared/model/input-error';
import { dialogueRecords } from '../shared/dialogue-records';
import type { Process, ProcessingPaths } from '../shared/processing-program';
import { castOf } from './cast';
import { graphml } from './graphml';
import { LineTable } from './line-table';
import { MentionFinder } from './mentions';
import { NetworkBuilder } from './network-builder';

/**
 * Inputs `prepared` (records.jsonl) and, where there is one, `options` (options.json, of which `speakers` says who is who) → output `insight`:
 * network.json and network.graphml. Reads the records twice: who there is must be known before a line can name somebody.
 * @throws InputError for records that are missing or none, and for options that are none.
 */
export const buildNetwork: Process = async (paths, stop, log) => {
  const byHand = speakersByHand(paths);
  const table = new LineTable();
  for await (const batch of dialogueRecords(paths, { stop, log, doing: 'Step 1 of 2, reading' })) {
    for (const record of batch) table.add(record);
  }
  if (table.speakers.texts.length === 0) {
    throw new InputError(
      'No record has a speaker, so there are no characters. Subtitles rarely name who speaks: use scripts, or CSV with a column speaker.',
    );
  }
  const cast = castOf(table, byHand);
  const merged = cast.characters.filter(({ aliases }) => aliases.length > 0);
  log(`${cast.characters.length} characters; ${merged.length} of them have several names.`);
  if (cast.leftOut > 0) log(`${cast.leftOut} more with the fewest lines are left out of the network.`);
  const builder = new NetworkBuilder(table, cast);
  const mentions = new MentionFinder(cast.characters);
  for await (const batch of dialogueRecords(paths, { stop, log, doing: 'Step 2 of 2, looking for names' })) {
    for (const { speaker, scene, text } of batch) {
      if (speaker === null) continue;
      const named = mentions.find(text);
      if (named.size > 0) builder.addMentions(speaker, scene, named);
    }
  }
  const network = builder.network();
  const folder = paths.output('insight');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'network.graphml'), graphml(network));
  writeFileSync(join(folder, 'network.json'), `${JSON.stringify(network)}\n`);
  const communities = new Set(network.nodes.map(({ community }) => community)).size;
  log(
    `${table.length.toLocaleString('en-US')} records, ${network.nodes.length} characters, ${network.edges.length} ties, ${communities} communities (modularity ${network.modularity.toFixed(3)}).`,
  );
};

function speakersByHand(paths: ProcessingPaths): Readonly<Record<string, string | null>> {
  const file = join(paths.input('options'), 'options.json');
  if (!existsSync(file)) return {};
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new InputError('options.json of the input "options" is not JSON.');
  }
  const parsed = preparationOptionsSchema.safeParse(value);
  if (parsed.success) return parsed.data.speakers;
  const issue = parsed.error.issues[0];
  throw new InputError(`options.json: ${issue?.path.join('.')}: ${issue?.message}`);
}
