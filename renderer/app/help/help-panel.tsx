import { useEffect } from 'react';
import { hrefOf, type ScreenAddress } from '../../../shared/model/screen-address';
import { keyNames, type ShortcutId, shortcuts } from '../../../shared/model/shortcuts';
import { request } from '../../bridge/client';
import { useIdentity } from '../../bridge/use-identity';
import { CodeBlock } from '../../ui/code-block';
import { startTour } from '../guided-tour/tour-store';
import { isMac } from '../is-mac';
import { titleOf } from '../screen-title';
import { openSheet } from '../shortcuts/sheet-store';
import { closeHelp } from './help-store';
import { helpOf } from './help-texts';
import './help.css';

/** Help of the screen that is shown, beside it: what it is for, what can be done, its words, keys and commands. */
export function HelpPanel({ address }: { readonly address: ScreenAddress }) {
  const { about, can, commands, keys, words } = helpOf(address);
  const { kind } = useIdentity();

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) closeHelp();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <aside className="help" aria-label="Help">
      <div className="help-head">
        <h2>{titleForHelp(address)}</h2>
        <button type="button" className="help-close" onClick={closeHelp} aria-label="Close help">
          ✕
        </button>
      </div>
      <p>{about}</p>
      <h3>You can</h3>
      <ul>
        {can.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      {words.length === 0 ? null : (
        <>
          <h3>Words</h3>
          <dl>
            {words.map(({ meaning, word }) => (
              <div key={word}>
                <dt>{word}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <h3>Keys</h3>
      <dl className="help-keys">
        {[...keys, 'help' as const, 'sheet' as const].map((id) => (
          <KeyLine key={id} id={id} />
        ))}
      </dl>
      {commands.length === 0 ? null : (
        <>
          <h3>From a terminal</h3>
          <CodeBlock code={commands.join('\n')} label="Commands" onCopy={copy} />
        </>
      )}
      <div className="help-more">
        <button type="button" className="link-button" onClick={openSheet}>
          All keyboard shortcuts
        </button>
        {kind === 'local' ? (
          <button type="button" className="link-button" onClick={startTour}>
            Guided tour
          </button>
        ) : null}
        <a className="link-button" href={hrefOf({ kind: 'doctor' })}>
          Something does not work? Ask the doctor
        </a>
      </div>
    </aside>
  );
}

/** What a thing is called says nothing about its screen; the screen's kind does. */
function titleForHelp(address: ScreenAddress): string {
  switch (address.kind) {
    case 'job':
      return 'A training job';
    case 'processing-job':
      return 'A processing job';
    case 'dataset':
      return 'A data set';
    case 'model-group':
      return 'A model group';
    case 'model-version':
      return 'A model version';
    case 'endpoint':
      return 'An endpoint';
    default:
      return titleOf(address);
  }
}

const copy = (text: string) => request('app.copyText', { text }).then(({ ok }) => ok);

function KeyLine({ id }: { readonly id: ShortcutId }) {
  const names = keyNames(id, isMac);
  return names.length === 0 ? null : (
    <div>
      <dt>{shortcuts.find((one) => one.id === id)?.title}</dt>
      <dd>
        {names.map((name) => (
          <kbd key={name}>{name}</kbd>
        ))}
      </dd>
    </div>
  );
}
