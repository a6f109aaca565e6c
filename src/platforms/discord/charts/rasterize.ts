/**
 * SVG → PNG, on threads of Node's pool. The library is loaded with the first chart, as no other platform needs it;
 * the fonts are its packages', as those of the system differ between hosts.
 */
import { createRequire } from 'node:module';
import { encodePng } from './encode-png.ts';
import { PIXEL_RATIO } from './limits.ts';

const { resolve } = createRequire(import.meta.url);
const FONTS = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'];

/** @throws where the library does not run on this host, or refuses the SVG */
export async function rasterize(svg: string): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: FONTS.map((font) => resolve(`@expo-google-fonts/inter/${font}`)),
      defaultFontFamily: 'Inter',
    },
    fitTo: { mode: 'zoom', value: PIXEL_RATIO },
    logLevel: 'off',
  });
  // Its colours are already multiplied by opacity, which differs in the card's corners alone and is not seen there.
  return encodePng(image);
}
