/** Reads a PNG with a decoder that is not ours. */
import { Resvg } from '@resvg/resvg-js';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The colour at a place, such as `#1e2029`; `none` where nothing is drawn. */
  at(x: number, y: number): string;
  readonly pixels: Buffer;
}

export function readPng(png: Uint8Array): Picture {
  const bytes = Buffer.from(png);
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const { pixels } = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
      `<image width="${width}" height="${height}" href="data:image/png;base64,${bytes.toString('base64')}"/></svg>`,
  ).render();
  return {
    width,
    height,
    pixels,
    at(x, y) {
      const start = (y * width + x) * 4;
      const [red = 0, green = 0, blue = 0, opacity = 0] = pixels.subarray(start, start + 4);
      if (opacity === 0) return 'none';
      return `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
    },
  };
}
