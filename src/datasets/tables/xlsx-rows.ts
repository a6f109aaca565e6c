/** The rows of a sheet of an Excel workbook, as a stream: only the texts that cells share are held in memory. */
import { posix } from 'node:path';
import { cannotRead, LIMITS, type RawRow, type RawTable } from './raw-table.ts';
import { openWorkbookParts, type WorkbookParts } from './workbook-parts.ts';
import { type XmlReader, xmlReader } from './xml-reader.ts';

const MOST_SHARED_TEXT = 256 * 1024 ** 2;

/**
 * @param name the file as faults name it
 * @param wanted the sheet's name; the first that is not hidden without one
 * @param onProgress in bytes of the sheet, unpacked
 * @throws InvalidFilesError where there is no such sheet
 */
export async function openSheet(
  path: string,
  name: string,
  wanted: string | undefined,
  onProgress: (read: number, all: number) => void,
): Promise<{ readonly sheet: NonNullable<RawTable['sheet']>; readonly rows: AsyncGenerator<RawRow[]> }> {
  const parts = await openWorkbookParts(path, name);
  try {
    const { sheet, ...found } = await findSheet(parts, name, wanted);
    return { sheet, rows: sheetRows(parts, name, found, onProgress) };
  } catch (error) {
    parts.close();
    throw error;
  }
}

async function* sheetRows(
  parts: WorkbookParts,
  name: string,
  { part, strings }: { readonly part: string; readonly strings: string },
  onProgress: (read: number, all: number) => void,
): AsyncGenerator<RawRow[]> {
  try {
    const shared = await sharedStrings(parts, strings, name);
    const all = parts.sizeOf(part);
    const rows: RawRow[] = [];
    const reader = sheetReader(name, shared, (row) => rows.push(row));
    let read = 0;
    for await (const text of parts.textOf(part)) {
      reader.write(text);
      read += text.length;
      onProgress(Math.min(read, all), all);
      yield rows.splice(0);
    }
    reader.end();
    onProgress(all, all);
    yield rows;
  } finally {
    parts.close();
  }
}

async function findSheet(
  parts: WorkbookParts,
  name: string,
  wanted: string | undefined,
): Promise<{ part: string; strings: string; sheet: NonNullable<RawTable['sheet']> }> {
  if (!parts.has(WORKBOOK)) {
    cannotRead(
      name,
      undefined,
      'the zip file holds no workbook',
      'Unpack it, and add the table that is in it.',
    );
  }
  const sheets: { name: string; id: string; hidden: boolean }[] = [];
  await readThrough(parts, WORKBOOK, name, (tag, attributes) => {
    if (tag !== 'sheet') return;
    const { 'r:id': id = '', name: own = '', state } = attributes;
    sheets.push({ name: own, id, hidden: state !== undefined && state !== 'visible' });
  });
  const targets = new Map<string, string>();
  let strings = 'xl/sharedStrings.xml';
  await readThrough(parts, 'xl/_rels/workbook.xml.rels', name, (tag, attributes) => {
    if (tag !== 'Relationship') return;
    const { Id: id = '', Target: target = '', Type: type = '' } = attributes;
    const part = target.startsWith('/') ? target.slice(1) : posix.join('xl', target);
    targets.set(id, part);
    if (type.endsWith('/sharedStrings')) strings = part;
  });
  const sheet =
    wanted === undefined ? sheets.find(({ hidden }) => !hidden) : sheets.find((one) => one.name === wanted);
  const part = targets.get(sheet?.id ?? '');
  if (sheet && part !== undefined && parts.has(part)) {
    const others = sheets.filter((one) => one !== sheet && !one.hidden).map((one) => one.name);
    return { part, strings, sheet: { name: sheet.name, others } };
  }
  return cannotRead(
    name,
    undefined,
    wanted === undefined ? 'the workbook has no sheet' : `no sheet is called "${wanted}"`,
    `Its sheets are: ${sheets.map((one) => one.name).join(', ') || 'none'}.`,
  );
}

const WORKBOOK = 'xl/workbook.xml';

async function readThrough(
  parts: WorkbookParts,
  part: string,
  name: string,
  onOpen: (tag: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<void> {
  const reader = xmlReader(name, { onOpen, onText: () => undefined, onClose: () => undefined });
  for await (const text of parts.textOf(part)) reader.write(text);
  reader.end();
}

async function sharedStrings(parts: WorkbookParts, part: string, name: string): Promise<string[]> {
  if (!parts.has(part)) return [];
  if (parts.sizeOf(part) > MOST_SHARED_TEXT)
    cannotRead(
      name,
      undefined,
      'the workbook holds too much text',
      'Save the table as CSV UTF-8 and add that.',
    );
  const strings: string[] = [];
  let text = '';
  let phonetic = false;
  const reader = xmlReader(name, {
    onOpen(tag) {
      if (tag === 'si') text = '';
      if (tag === 'rPh') phonetic = true;
    },
    onText(piece, within) {
      if (within === 't' && !phonetic) text += piece;
    },
    onClose(tag) {
      if (tag === 'si') strings.push(text);
      if (tag === 'rPh') phonetic = false;
    },
  });
  for await (const piece of parts.textOf(part)) reader.write(piece);
  reader.end();
  return strings;
}

function sheetReader(name: string, shared: readonly string[], onRow: (row: RawRow) => void): XmlReader {
  let cells: string[] = [];
  let line = 0;
  let column = -1;
  let type = '';
  let text = '';
  return xmlReader(name, {
    onOpen(tag, attributes) {
      if (tag === 'row') {
        cells = [];
        column = -1;
        line = Number(attributes.r ?? line + 1);
      } else if (tag === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        if (column >= LIMITS.columns)
          cannotRead(name, line, 'the table has too many columns', `${LIMITS.columns} can be read.`);
        type = attributes.t ?? 'n';
        text = '';
      }
    },
    onText(piece, within) {
      if (within === 'v' || within === 't') text += piece;
    },
    onClose(tag) {
      if (tag === 'c') {
        while (cells.length < column) cells.push('');
        cells[column] = cellText(type, text, shared);
      } else if (tag === 'row') {
        onRow({ line, cells });
      }
    },
  });
}

function cellText(type: string, text: string, shared: readonly string[]): string {
  if (type === 's') return shared[Number(text)] ?? '';
  // "#N/A" and its like are no marks of the publisher.
  if (type === 'e') return '';
  return type === 'n' && /e/i.test(text) ? String(Number(text)) : text;
}

/** @example columnOf('AB12') // 27 */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column - 1;
}
