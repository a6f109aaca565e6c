/** XML as it streams by: tags and text, bounded, without entities of its own. */
import { SaxesParser } from 'saxes';
import { cannotRead, LIMITS } from './raw-table.ts';

export interface XmlHandlers {
  onOpen(tag: string, attributes: Readonly<Record<string, string>>): void;
  /** @param within the tag that the text stands directly in */
  onText(text: string, within: string): void;
  onClose(tag: string): void;
}

export interface XmlReader {
  write(text: string): void;
  end(): void;
}

/** Tags come without a namespace's prefix. @param name the file as faults name it */
export function xmlReader(name: string, { onOpen, onText, onClose }: XmlHandlers): XmlReader {
  const parser = new SaxesParser();
  const open: string[] = [];
  /** Text since anything was made of it. */
  let pending = 0;
  parser.on('error', () =>
    cannotRead(
      name,
      undefined,
      'the workbook is damaged',
      'Save it once more, or save the table as CSV UTF-8.',
    ),
  );
  parser.on('opentag', ({ name: tag, attributes }) => {
    pending = 0;
    open.push(plainTag(tag));
    onOpen(plainTag(tag), attributes);
  });
  parser.on('text', (text) => {
    pending = 0;
    onText(text, open.at(-1) ?? '');
  });
  parser.on('closetag', ({ name: tag }) => {
    pending = 0;
    open.pop();
    onClose(plainTag(tag));
  });
  return {
    write(text) {
      pending += text.length;
      if (pending > 2 * LIMITS.lineBytes)
        cannotRead(
          name,
          undefined,
          'a cell is longer than a megabyte',
          'Take it out, and add the table again.',
        );
      parser.write(text);
    },
    end: () => {
      parser.close();
    },
  };
}

function plainTag(tag: string): string {
  const colon = tag.indexOf(':');
  return colon < 0 ? tag : tag.slice(colon + 1);
}
