import type { Recipe } from '../../../shared/model/recipe';
import type { Draft } from './draft';

type Channel = Recipe['channels'][number];

/** The recipe's channels, and for one that takes anything those the draft has besides, e.g. from a cloned job. */
export function channelsOf({ channels }: Pick<Draft, 'channels'>, recipe: Recipe): readonly Channel[] {
  if (!recipe.open) return recipe.channels;
  const known = new Set(recipe.channels.map(({ name }) => name));
  const others = Object.keys(channels).filter((name) => !known.has(name));
  return [
    ...recipe.channels,
    ...others.map((name) => ({
      name,
      required: false,
      explanation: `What your program finds under /opt/ml/input/data/${name}.`,
      extensions: [],
      rows: null,
    })),
  ];
}
