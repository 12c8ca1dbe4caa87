import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { type ThemesReport, themeNames } from '../../../shared/model/insights/themes';
import { LineChart } from '../../ui/chart/line-chart';
import { useColorMode } from '../../ui/use-color-mode';
import { strongestThemes, themeCurve } from './theme-rows';

/** As many as there are colours one can tell apart. */
const mostThemes = 6;
const options = themeNames.map((name, index) => ({ value: String(index), label: name }));

/** How much of each theme there is from scene to scene, in the order of the story. */
export function ThemeTimeline({ report }: { readonly report: ThemesReport }) {
  const [chosen, setChosen] = useState(() => strongestThemes(report, 3));
  const theme = useColorMode();
  const series = useMemo(
    () => chosen.map((index) => ({ label: themeNames[index] ?? '', points: themeCurve(report, index) })),
    [report, chosen],
  );
  const sceneAt = (x: number) => (Number.isInteger(x) ? (report.scenes[x - 1]?.scene ?? '') : '');
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`Lines that carry a theme in each scene, weighted by how strongly; up to ${mostThemes} at once.`}
        >
          Timeline
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Multiselect
          ariaLabel="Themes of the timeline"
          placeholder="Choose themes"
          selectedOptions={chosen.flatMap((index) => options[index] ?? [])}
          options={options.map((option) => ({
            ...option,
            disabled: chosen.length >= mostThemes && !chosen.includes(Number(option.value)),
          }))}
          onChange={({ detail: { selectedOptions } }) => setChosen(selectedOptions.map(({ value }) => Number(value)))}
        />
        {series.length === 0 ? (
          <p className="insights-quiet">No theme is chosen.</p>
        ) : (
          <LineChart
            title="Weighted lines"
            xLabel="scene"
            series={series}
            height={220}
            emptyText="There is no scene."
            theme={theme}
            formatX={sceneAt}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}
