import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import type { CommandOutput } from '../../../shared/contract/index';
import type { Result } from '../../../shared/errors/result';
import { notify } from '../../ui/notices';

interface ExportMenuProps {
  readonly items: readonly {
    readonly text: string;
    readonly about: string;
    /** Asks where, and saves. */
    readonly save: () => Promise<Result<CommandOutput<'insights.export' | 'insights.picture'>>>;
  }[];
}

/** Saves an insight as a file, where the person says. */
export function ExportMenu({ items }: ExportMenuProps) {
  const save = async ({ save, text }: ExportMenuProps['items'][number]) => {
    const answer = await save();
    if (!answer.ok) {
      const { code, hint, message } = answer.error;
      notify({ id: `export ${text}`, type: 'error', header: message, content: `${hint} (${code})` });
    } else if (answer.data.fileName !== null) {
      notify({ id: `export ${text}`, type: 'success', header: `Saved ${answer.data.fileName}` });
    }
  };
  return (
    <ButtonDropdown
      items={items.map(({ about, text }) => ({ id: text, text, secondaryText: about }))}
      onItemClick={({ detail }) => {
        const chosen = items.find(({ text }) => text === detail.id);
        if (chosen) void save(chosen);
      }}
    >
      Export
    </ButtonDropdown>
  );
}
