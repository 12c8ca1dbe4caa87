import { type Command, Option } from 'commander';
import { fail } from '../../shared/errors/result';
import type { CharacterNetwork } from '../../shared/model/insights/network';
import type { NetworkPicture } from '../../shared/model/insights/network-svg';
import { Stop } from './context';

export interface PictureOptions {
  readonly find?: string;
  readonly community?: number;
  readonly leastWeight?: number;
  readonly upTo?: string;
  readonly only?: string;
  readonly dark?: boolean;
}

/** What of the network a picture shows, as the window's filters say it. */
export function addPictureOptions(command: Command): Command {
  return command
    .option('--find <text>', 'in a picture: only characters whose name has this, and who is tied to them')
    .option('--community <number>', 'in a picture: only this community, counted from 1', Number)
    .option('--least-weight <weight>', 'in a picture: leave weaker ties out', Number)
    .option('--up-to <episode>', 'in a picture: the story up to the end of this episode')
    .addOption(new Option('--only <episode>', 'in a picture: this episode alone').conflicts('upTo'))
    .option('--dark', 'in a picture: light on dark', false);
}

/** @throws Stop `input.invalid` for an episode or a number that is none */
export function pictureOf(network: CharacterNetwork, options: PictureOptions): NetworkPicture {
  const { community, dark, find, leastWeight = 0, only, upTo } = options;
  const episode = only ?? upTo;
  const at = network.timeline.findIndex((one) => one.episode === episode);
  if (episode !== undefined && at < 0) {
    const known = network.timeline.map((one) => one.episode).join(', ');
    throw invalid(`There is no episode ${episode}.`, `These are there: ${known}.`);
  }
  if (community !== undefined && !(Number.isInteger(community) && community >= 1))
    throw invalid('A community is a whole number from 1.', 'upside insights network lists them.');
  if (!(leastWeight >= 0 && leastWeight < Number.POSITIVE_INFINITY))
    throw invalid('The least weight is a number from 0.', 'upside insights network lists the weights.');
  return {
    filter: {
      span: episode === undefined ? { kind: 'whole' } : { kind: only === undefined ? 'up-to' : 'only', at },
      leastWeight,
      community: community === undefined ? null : community - 1,
      search: find ?? '',
    },
    moved: [],
    mode: dark === true ? 'dark' : 'light',
  };
}

function invalid(message: string, hint: string): Stop {
  return new Stop(fail('input.invalid', message, hint).error);
}
