import Box from '@cloudscape-design/components/box';
import Modal from '@cloudscape-design/components/modal';
import { keyNames, shortcuts } from '../../../shared/model/shortcuts';
import { isMac } from '../is-mac';
import { closeSheet } from './sheet-store';
import './shortcut-sheet.css';

const groups = [...new Set(shortcuts.map(({ group }) => group))];

/** Every shortcut there is, from the registry. */
export function ShortcutSheet() {
  return (
    <Modal visible header="Keyboard shortcuts" closeAriaLabel="Close" onDismiss={closeSheet}>
      <div className="shortcut-sheet">
        {groups.map((group) => (
          <section key={group}>
            <Box variant="h3">{group}</Box>
            <dl>
              {shortcuts
                .filter((one) => one.group === group && one.keys.length > 0)
                .map(({ id, title }) => (
                  <div key={id}>
                    <dt>{title}</dt>
                    <dd>
                      {keyNames(id, isMac).map((name, index) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: keys pressed one after the other, which may be equal.
                        <kbd key={index}>{name}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <Box color="text-body-secondary">
          <kbd>Esc</kbd> closes what is open. Letters do nothing while you type in a field.
        </Box>
      </div>
    </Modal>
  );
}
