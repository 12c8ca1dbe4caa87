import { z } from 'zod';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const coordinate = z.number().int().min(-100_000).max(100_000);
const windowStateSchema = z.object({
  bounds: z.object({
    x: coordinate,
    y: coordinate,
    width: z.number().int().min(1).max(100_000),
    height: z.number().int().min(1).max(100_000),
  }),
  maximized: z.boolean(),
});

/** Where the window was, in device-independent pixels. `bounds` are those it has when not maximised. */
export type WindowState = z.infer<typeof windowStateSchema>;

export const smallestWindow = { width: 900, height: 600 };
const firstSize = { width: 1440, height: 900 };
/** This much of the title bar must be on a screen, or nobody could move the window back. */
const reachable = { width: 120, height: 40 };

/** The kept state, null when the text is not one: a damaged file costs a position and nothing else. */
export function parseWindowState(json: string): WindowState | null {
  try {
    const parsed = windowStateSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * Bounds to open with: the kept ones while their title bar can be reached on one of the screens, else a
 * window of the usual size in the middle of the first screen.
 * @param workAreas of every screen, the primary one first
 */
export function openingBounds(kept: WindowState | null, workAreas: readonly Rectangle[]): Rectangle {
  const screen = workAreas[0] ?? { x: 0, y: 0, ...firstSize };
  if (kept && workAreas.some((area) => isReachable(kept.bounds, area))) {
    return {
      ...kept.bounds,
      width: Math.max(kept.bounds.width, smallestWindow.width),
      height: Math.max(kept.bounds.height, smallestWindow.height),
    };
  }
  const width = Math.min(firstSize.width, screen.width);
  const height = Math.min(firstSize.height, screen.height);
  return {
    x: screen.x + Math.floor((screen.width - width) / 2),
    y: screen.y + Math.floor((screen.height - height) / 2),
    width,
    height,
  };
}

function isReachable(window: Rectangle, area: Rectangle): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const down = area.y + area.height - window.y;
  return across >= reachable.width && down >= reachable.height && window.y >= area.y;
}
