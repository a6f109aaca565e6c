/** Keeps the pictures asked for last, up to so many bytes: common questions are asked again and again. */

export interface PictureCache<P extends { readonly png: Uint8Array }> {
  get(key: string): P | undefined;
  set(key: string, picture: P): void;
}

export function createPictureCache<P extends { readonly png: Uint8Array }>(
  maxBytes: number,
): PictureCache<P> {
  /** The one used longest ago comes first. */
  const kept = new Map<string, P>();
  let bytes = 0;

  const drop = (key: string): P | undefined => {
    const picture = kept.get(key);
    if (kept.delete(key)) bytes -= picture?.png.byteLength ?? 0;
    return picture;
  };

  return {
    get(key) {
      const picture = drop(key);
      if (picture) keep(key, picture);
      return picture;
    },
    set(key, picture) {
      drop(key);
      keep(key, picture);
      for (const oldest of kept.keys()) {
        if (bytes <= maxBytes) break;
        drop(oldest);
      }
    },
  };

  function keep(key: string, picture: P): void {
    kept.set(key, picture);
    bytes += picture.png.byteLength;
  }
}
