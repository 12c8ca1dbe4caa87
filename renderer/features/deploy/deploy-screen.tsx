import { useEffect } from 'react';
import { useWorkspace } from '../../bridge/workspace-store';
import { ScreenPlaceholder } from '../../ui/screen-placeholder';
import { newDraft } from './deploy-draft';
import { openDraft, useDeploy } from './deploy-store';
import { DeployWizard } from './deploy-wizard';
import './deploy.css';

/** From a registered version to an endpoint. `packageArn` is the version to begin with. */
export function DeployScreen({ packageArn }: { readonly packageArn: string | null }) {
  const defaults = useWorkspace((state) => state.defaults);
  const draft = useDeploy((slice) => slice.draft);
  const begunWith = useDeploy((slice) => slice.begunWith);
  // A draft goes on, unless the wizard is opened for another version.
  const goesOn = draft !== null && (packageArn === null || packageArn === begunWith);
  useEffect(() => {
    if (!goesOn) openDraft(newDraft({ ...defaults, packageArn }, Date.now(), Math.random), packageArn);
  }, [goesOn, defaults, packageArn]);
  return goesOn ? <DeployWizard /> : <ScreenPlaceholder label="Opening the wizard" />;
}
