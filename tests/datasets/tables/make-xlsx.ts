/** Zip files and small workbooks, made by hand so that they can be wrong in any way. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Part {
  readonly name: string;
  readonly data: Buffer;
  /** What it says it unpacks to, where that is a lie. */
  readonly said?: number;
}

export function zip(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, data, said = data.length } of parts) {
    const packed = deflateRawSync(data);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(said, 18);
    fields.writeUInt16LE(name.length, 22);
    bodies.push(Buffer.from('PK\u0003\u0004', 'latin1'), fields, Buffer.from(name), packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    entries.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, rest, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const size = entries.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...entries, end]);
}

const NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook whose sheets hold this XML between their tags of rows. */
export function workbookParts(
  sheets: Readonly<Record<string, string>>,
  shared: readonly string[] = [],
): Part[] {
  const names = Object.keys(sheets);
  const part = (name: string, xml: string): Part => ({
    name,
    data: Buffer.from(`<?xml version="1.0"?>\n${xml}`),
  });
  return [
    part(
      'xl/workbook.xml',
      `<workbook ${NAMESPACE} xmlns:r="${RELATIONS}"><sheets>${names
        .map(
          (name, i) =>
            `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"${name.startsWith('hidden') ? ' state="hidden"' : ''}/>`,
        )
        .join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${names
        .map(
          (_, i) =>
            `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
        )
        .join('')}</Relationships>`,
    ),
    part('xl/sharedStrings.xml', `<sst ${NAMESPACE}>${shared.join('')}</sst>`),
    ...Object.values(sheets).map((rows, i) =>
      part(
        `xl/worksheets/sheet${i + 1}.xml`,
        `<worksheet ${NAMESPACE}><sheetData>${rows}</sheetData></worksheet>`,
      ),
    ),
  ];
}

/** Rows of plain texts and numbers as a sheet's XML. */
export function rowsXml(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((cells) => `<row>${cells.map(cellXml).join('')}</row>`).join('');
}

function cellXml(value: string | number): string {
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  const text = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<c t="inlineStr"><is><t>${text}</t></is></c>`;
}
