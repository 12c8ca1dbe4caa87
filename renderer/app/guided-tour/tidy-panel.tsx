import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { type Resource, type Thing, thingKey, thingWords } from '../../../shared/model/thing';
import { workspaceFacts } from '../../bridge/workspace-facts';
import { useWorkspace } from '../../bridge/workspace-store';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import type { Progress } from './progress';
import { type Tidied, tidyUp } from './tidy-up';
import { changeTour, leaveTour } from './tour-store';

interface TidyPanelProps {
  readonly progress: Progress;
  readonly view: { readonly resources: readonly Resource[] };
}

/** The end of the tour: exactly what was made on it, and the offer to take it away again. */
export function TidyPanel({ progress, view }: TidyPanelProps) {
  const workspace = useWorkspace((state) => state.workspace);
  const [spared, setSpared] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const [tidied, setTidied] = useState<readonly Tidied[]>([]);
  const [busy, setBusy] = useState(false);
  const there = new Map(view.resources.map((one) => [thingKey(one.thing), one]));
  const made = progress.made.filter((thing) => there.has(thingKey(thing)));
  const chosen = made.filter((thing) => !spared.has(thingKey(thing)));
  const title = (thing: Thing) => there.get(thingKey(thing))?.title ?? thing.name;

  const tidy = async () => {
    setAsking(false);
    setBusy(true);
    await tidyUp(chosen, workspace, (one) => setTidied((before) => [...before, one]));
    setBusy(false);
  };

  return (
    <section className="tour" aria-label="Guided tour">
      <h2>{tidied.length === 0 ? 'That is the whole loop' : busy ? 'Tidying up…' : 'Tidied up'}</h2>
      {tidied.length > 0 ? (
        <ul className="tour-tidied" aria-live="polite">
          {tidied.map(({ kept, thing }) => (
            <li key={thingKey(thing)}>
              <StatusIndicator type={kept === null ? 'success' : 'info'}>
                {`${thingWords[thing.kind]} ${thing.name}: ${kept === null ? 'deleted' : 'kept'}`}
              </StatusIndicator>
              {kept === null ? null : <p className="tour-why">{kept}</p>}
            </li>
          ))}
        </ul>
      ) : made.length === 0 ? (
        <p>Nothing that was made on the tour is here any more.</p>
      ) : (
        <>
          <p>This was made on the tour. Keep it to go on from, or tidy up:</p>
          <ul className="tour-made">
            {made.map((thing) => (
              <li key={thingKey(thing)}>
                <Checkbox
                  checked={!spared.has(thingKey(thing))}
                  description={thingWords[thing.kind]}
                  onChange={({ detail }) => {
                    const next = new Set(spared);
                    if (detail.checked) next.delete(thingKey(thing));
                    else next.add(thingKey(thing));
                    setSpared(next);
                  }}
                >
                  {title(thing)}
                </Checkbox>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="tour-buttons">
        {tidied.length === 0 && made.length > 0 ? (
          <Button variant="primary" disabled={chosen.length === 0} onClick={() => setAsking(true)}>
            Tidy up
          </Button>
        ) : null}
        <Button disabled={busy} onClick={() => changeTour({ state: 'ended' })}>
          {tidied.length === 0 && made.length > 0 ? 'Keep everything' : 'Close'}
        </Button>
      </div>
      {tidied.length === 0 && made.length > 0 ? (
        <button type="button" className="link-button tour-leave" onClick={leaveTour}>
          Decide later
        </button>
      ) : null}
      {asking ? (
        <ConfirmDialog
          title={`Delete ${chosen.length === 1 ? 'one thing' : `${chosen.length} things`}?`}
          facts={[{ label: 'Targets', value: chosen.map(title).join(', ') }, ...workspaceFacts(workspace)]}
          confirm="Tidy up"
          busy={false}
          onConfirm={() => void tidy()}
          onCancel={() => setAsking(false)}
        >
          They are deleted one after the other, each with an entry in the audit log. It cannot be undone. Artifacts that
          jobs wrote to S3 stay.
        </ConfirmDialog>
      ) : null}
    </section>
  );
}
