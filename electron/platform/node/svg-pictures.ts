import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { SvgPictures } from '../../domains/insights/ports';

/** Pixels a unit of the drawing: sharp on a screen of twice the density and in print. */
const scale = 2;

type Rasterizer = typeof import('@resvg/resvg-wasm');
let loading: Promise<{ readonly resvg: Rasterizer; readonly font: Uint8Array }> | null = null;

/** Read when the first picture is asked for, and once: the library is 2.4 MiB and its font 0.7 MiB. */
function load() {
  loading ??= (async () => {
    const { resolve } = createRequire(import.meta.url);
    const resvg = await import('@resvg/resvg-wasm');
    const [library, font] = await Promise.all([
      readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')),
      readFile(resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
    ]);
    await resvg.initWasm(library);
    return { resvg, font };
  })();
  return loading;
}

/** Drawings as pixels, by resvg with a font of its own, so that every machine draws the same. */
export const svgPictures: SvgPictures = {
  png: async (svg) => {
    const { font, resvg } = await load();
    const drawing = new resvg.Resvg(svg, {
      fitTo: { mode: 'zoom', value: scale },
      font: { fontBuffers: [font], defaultFontFamily: 'DejaVu Sans' },
    });
    try {
      const image = drawing.render();
      try {
        return image.asPng();
      } finally {
        image.free();
      }
    } finally {
      drawing.free();
    }
  },
};
