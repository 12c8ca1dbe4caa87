import type { NetworkPicture } from '../../../shared/model/insights/network-svg';
import { request } from '../../bridge/client';
import { useWorkspace } from '../../bridge/workspace-store';
import { ExportMenu } from './export-menu';

interface NetworkExportProps {
  readonly dataset: string;
  readonly version: string;
  /** What is on the screen. */
  readonly picture: NetworkPicture;
}

/** The network as a picture of what is on the screen, or as data of all of it. */
export function NetworkExport({ dataset, picture, version }: NetworkExportProps) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const one = { workspaceId, dataset, version };
  return (
    <ExportMenu
      items={[
        {
          text: 'SVG',
          about: 'The picture as it is here, as lines and text',
          save: () => request('insights.picture', { ...one, format: 'svg', picture }),
        },
        {
          text: 'PNG',
          about: 'The picture as it is here, as pixels',
          save: () => request('insights.picture', { ...one, format: 'png', picture }),
        },
        {
          text: 'JSON',
          about: 'With its course over the episodes',
          save: () => request('insights.export', { ...one, what: 'network-json' }),
        },
        {
          text: 'GraphML',
          about: 'For Gephi, yEd, igraph, NetworkX',
          save: () => request('insights.export', { ...one, what: 'network-graphml' }),
        },
      ]}
    />
  );
}
