import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { assertNever } from '../../../shared/errors/assert-never';
import { hrefOf, type InsightTab } from '../../../shared/model/screen-address';
import { LinkTabs } from '../../ui/link-tabs';
import { navigate } from '../../ui/location-hash';
import { ClassifierTab } from './classifier-tab';
import { DialogueTab } from './dialogue-tab';
import { NetworkTab } from './network-tab';
import { ThemesTab } from './themes-tab';
import { useVersions } from './use-versions';
import './insights.css';

interface InsightScreenProps {
  readonly dataset: string;
  readonly version: string;
  readonly tab: InsightTab;
}

const tabs: readonly { readonly tab: InsightTab; readonly title: string }[] = [
  { tab: 'themes', title: 'Themes' },
  { tab: 'network', title: 'Characters' },
  { tab: 'dialogue', title: 'Dialogue' },
  { tab: 'classifier', title: 'Classifier' },
];

/** What can be seen in one version of a data set, each view with an address of its own. */
export function InsightScreen({ dataset, version, tab }: InsightScreenProps) {
  const { ready } = useVersions();
  const choices = ready.map((one) => ({
    value: `${one.dataset}@${one.version}`,
    label: `${one.dataset} ${one.version}`,
  }));
  const current = `${dataset}@${version}`;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          choices.length < 2 ? null : (
            <Select
              ariaLabel="Data set to look into"
              selectedOption={choices.find(({ value }) => value === current) ?? { value: current, label: current }}
              options={choices}
              onChange={({ detail: { selectedOption } }) => {
                const [name = '', id = ''] = (selectedOption.value ?? '').split('@');
                navigate(hrefOf({ kind: 'insight', dataset: name, version: id, tab }));
              }}
            />
          )
        }
      >
        Insights into {dataset} <span className="insights-quiet mono">{version}</span>
      </Header>
      <LinkTabs
        label="Insights"
        tabs={tabs.map((one) => ({
          title: one.title,
          href: hrefOf({ kind: 'insight', dataset, version, tab: one.tab }),
          current: one.tab === tab,
        }))}
      />
      <View dataset={dataset} version={version} tab={tab} key={`${current} ${tab}`} />
    </SpaceBetween>
  );
}

function View({ dataset, version, tab }: InsightScreenProps) {
  switch (tab) {
    case 'themes':
      return <ThemesTab dataset={dataset} version={version} />;
    case 'network':
      return <NetworkTab dataset={dataset} version={version} />;
    case 'dialogue':
      return <DialogueTab dataset={dataset} version={version} />;
    case 'classifier':
      return <ClassifierTab />;
    default:
      return assertNever(tab);
  }
}
