import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { workspaceColours } from '../../shared/model/workspace-entry';

const sheet = readFileSync(new URL('./workspace-colors.css', import.meta.url), 'utf8');
/** --ground, --surface and --surface-sunken of base.css. */
const grounds = { light: ['#f6f7f7', '#ffffff', '#eceff0'], dark: ['#12171a', '#191f23', '#0d1113'] };

function colourOf(name: string, theme: 'light' | 'dark'): string {
  const before = theme === 'dark' ? '\\.awsui-dark-mode ' : '^';
  const found = new RegExp(`${before}\\[data-workspace-colour="${name}"\\] \\{\\s*--workspace: (#[0-9a-f]{6});`, 'm');
  return found.exec(sheet)?.[1] ?? '';
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

it.each(workspaceColours)('%s reads as text on every ground, AA in both themes', (name) => {
  for (const theme of ['light', 'dark'] as const) {
    for (const ground of grounds[theme])
      expect(contrast(colourOf(name, theme), ground), `${theme} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
});
