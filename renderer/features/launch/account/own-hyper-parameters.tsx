import { useState } from 'react';
import { changeDraft } from '../launch-store';
import { useDraft } from '../use-draft-field';
import type { Pair } from './account-draft';
import { PairsField } from './pairs-field';

/** Hyperparameters of a program that nobody but the person knows. */
export function OwnHyperParameters() {
  const { hyperParameters } = useDraft();
  // Rows of their own: a name that is being written is no name yet, and two may be alike for a moment.
  const [pairs, setPairs] = useState<readonly Pair[]>(() =>
    Object.entries(hyperParameters).map(([name, value]) => ({ name, value })),
  );
  const names = pairs.map(({ name }) => name.trim()).filter((name) => name !== '');
  const twice = names.find((name, index) => names.indexOf(name) !== index);

  return (
    <PairsField
      label="Sent to the program"
      description="In /opt/ml/input/config/hyperparameters.json, and as --name value to a script."
      noun="hyperparameter"
      nameLabel="Name"
      valueLabel="Value"
      problem={twice === undefined ? '' : `${twice} is there twice; the last one counts.`}
      pairs={pairs}
      onChange={(changed) => {
        setPairs(changed);
        const named = changed.filter(({ name }) => name.trim() !== '');
        changeDraft({ hyperParameters: Object.fromEntries(named.map(({ name, value }) => [name.trim(), value])) });
      }}
    />
  );
}
