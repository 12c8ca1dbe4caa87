import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import type { CommandInput } from '../../../shared/contract/index';
import { request } from '../../bridge/client';
import { useWorkspace } from '../../bridge/workspace-store';
import { notify } from '../../ui/notices';

type What = CommandInput<'insights.export'>['what'];

interface ExportMenuProps {
  readonly dataset: string;
  readonly version: string;
  readonly items: readonly { readonly what: What; readonly text: string; readonly about: string }[];
}

/** Saves an insight as a file, where the person says. */
export function ExportMenu({ dataset, items, version }: ExportMenuProps) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const save = async (what: What) => {
    const answer = await request('insights.export', { workspaceId, dataset, version, what });
    if (!answer.ok) {
      const { code, hint, message } = answer.error;
      notify({ id: `export ${what}`, type: 'error', header: message, content: `${hint} (${code})` });
    } else if (answer.data.fileName !== null) {
      notify({ id: `export ${what}`, type: 'success', header: `Saved ${answer.data.fileName}` });
    }
  };
  return (
    <ButtonDropdown
      items={items.map(({ about, text, what }) => ({ id: what, text, secondaryText: about }))}
      onItemClick={({ detail }) => {
        const chosen = items.find(({ what }) => what === detail.id);
        if (chosen) void save(chosen.what);
      }}
    >
      Export
    </ButtonDropdown>
  );
}
