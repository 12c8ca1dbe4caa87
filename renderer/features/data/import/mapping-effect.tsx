import { formatCount } from '../../../../shared/model/format';
import { effectOf, type Previews } from './import-draft';

interface MappingEffectProps {
  readonly plain: Previews;
  readonly mapped: Previews;
  /** What was typed last is still being read. */
  readonly pending: boolean;
}

const mostNames = 12;

/** What the names typed do, counted in the lines that were looked at. */
export function MappingEffect({ mapped, pending, plain }: MappingEffectProps) {
  const { leftOut, lines, places, speakers } = effectOf(plain, mapped);
  return (
    <section className="mapping-effect" aria-label="What these names do" aria-live="polite" aria-busy={pending}>
      <p>
        {`${become(speakers.before, speakers.after.length, 'speaker')}, ${become(places.before, places.after.length, 'place')}; ${
          leftOut === 0 ? 'no line is left out' : `${formatCount(leftOut)} of ${formatCount(lines)} lines are left out`
        }.`}
      </p>
      <p className="data-quiet">{`Speakers: ${listed(speakers.after)}.`}</p>
      <p className="data-quiet">{`Places: ${listed(places.after)}.`}</p>
    </section>
  );
}

const become = (before: number, after: number, thing: string): string =>
  before === after ? counted(after, thing) : `${counted(before, thing)} become ${formatCount(after)}`;
const counted = (amount: number, thing: string): string => `${formatCount(amount)} ${thing}${amount === 1 ? '' : 's'}`;

function listed(names: readonly { readonly name: string; readonly count: number }[]): string {
  if (names.length === 0) return 'none';
  const more = names.length > mostNames ? ` and ${formatCount(names.length - mostNames)} more` : '';
  const first = names.slice(0, mostNames).map(({ count, name }) => `${name} ${formatCount(count)}`);
  return `${first.join(', ')}${more}`;
}
