/** Workbooks: what stands in the cells, and what is refused before it fills the memory. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTable } from '../../../src/datasets/tables/open-table.ts';
import { importFile, mapping, refusalOf, rowsOf } from '../importers/import-file.ts';
import { rowsXml, workbookParts, zip } from './make-xlsx.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'salary-bot-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(bytes: Buffer, sheet?: string) {
  const path = join(folder, 'book.xlsx');
  writeFileSync(path, bytes);
  const { header, batches } = await openTable(path, () => undefined, sheet);
  const rows: string[][] = [];
  const lines: number[] = [];
  for await (const batch of batches) {
    rows.push(...batch.map(({ cells }) => [...cells]));
    lines.push(...batch.map(({ line }) => line));
  }
  return { header, rows, lines };
}
const book = (rows: string, shared?: readonly string[]): Buffer => zip(workbookParts({ Pay: rows }, shared));

describe('a workbook', () => {
  it('gives the texts and numbers of its first sheet that is not hidden, or of the one that was named', async () => {
    const bytes = zip(
      workbookParts({
        'hidden notes': rowsXml([
          ['x', 'y'],
          ['1', '2'],
        ]),
        Pay: rowsXml([
          ['Role', 'Pay'],
          ['R&D <dev>', 52.75],
        ]),
        More: rowsXml([
          ['A', 'B'],
          ['c', 1],
        ]),
      }),
    );
    expect(await read(bytes)).toMatchObject({ header: ['Role', 'Pay'], rows: [['R&D <dev>', '52.75']] });
    expect((await read(bytes, 'More')).rows).toEqual([['c', '1']]);
    expect(await refusalOf(read(bytes, 'Gone'))).toMatch(
      /no sheet is called "Gone". Its sheets are: hidden notes, Pay, More/,
    );
  });

  it('joins shared texts of several styles, and leaves how they are read aloud out', async () => {
    const shared = [
      '<si><t>Role</t></si>',
      '<si><r><t>Back</t></r><r><t xml:space="preserve">end </t></r><rPh><t>bakku</t></rPh></si>',
      '<si><t/></si>',
    ];
    const cell = (i: number): string => `<c t="s"><v>${i}</v></c>`;
    const { rows } = await read(
      book(`${rowsXml([['Role', 'Pay']])}<row>${cell(1)}${cell(2)}${cell(9)}</row>`, shared),
    );
    expect(rows).toEqual([['Backend ', '', '']]);
  });

  it('keeps cells in their columns and rows under their numbers where some are left out', async () => {
    const rows = `${rowsXml([['A', 'B', 'C', 'D']])}<row r="7"><c r="B7"><v>1E5</v></c><c r="D7" t="e"><v>#N/A</v></c></row>`;
    expect(await read(book(rows))).toMatchObject({ rows: [['', '100000', '', '']], lines: [7] });
  });

  it('may have a title above its header', async () => {
    expect((await read(book(rowsXml([['Our survey'], [], ['Role', 'Pay'], ['x', 1]])))).header).toEqual([
      'Role',
      'Pay',
    ]);
  });

  it('names its other sheets where the first is no table', async () => {
    const bytes = zip(
      workbookParts({
        Notes: rowsXml([['Read me first'], ['All pay is gross']]),
        Pay: rowsXml([
          ['Role', 'Pay'],
          ['x', 1],
        ]),
      }),
    );
    expect(await refusalOf(read(bytes))).toMatch(
      /no table was found in its sheet "Notes"\..* Another sheet is taken with --sheet: Pay\./,
    );
    expect((await read(bytes, 'Pay')).rows).toEqual([['x', '1']]);
  });

  it('is read as pay by a mapping, as a CSV file is', async () => {
    const bytes = book(
      rowsXml([
        ['City', 'Median'],
        ['Berlin', 80_000.129999999],
      ]),
    );
    const imported = await importFile(
      bytes,
      {
        mapping: mapping({
          row: 'statistics',
          columns: { place: 'City', p50: 'Median' },
          always: { role: 'backend' },
        }),
      },
      'pay.xlsx',
    );
    expect(rowsOf(imported)).toEqual(['backend berlin all EUR/year - - - 80000.13 - -']);
  });
});

describe('a workbook that cannot be read', () => {
  const good = workbookParts({
    Pay: rowsXml([
      ['A', 'B'],
      ['x', 1],
    ]),
  });
  const [workbook, relations, strings, sheet] = good;
  if (!workbook || !relations || !strings || !sheet) throw new Error('a workbook has four parts');
  const bomb = Buffer.alloc(64 * 1024 ** 2, ' ');

  it.each([
    [
      'a sheet that unpacks to a thousand times its size',
      zip([workbook, relations, { ...sheet, data: bomb }]),
    ],
    ['shared texts that do', zip([workbook, relations, sheet, { ...strings, data: bomb }])],
    ['some other part that does', zip([...good, { name: 'xl/media/image1.png', data: bomb }])],
  ])('is refused before it is unpacked for %s', async (_, bytes) => {
    expect(bytes.length).toBeLessThan(200_000);
    expect(await refusalOf(read(bytes))).toMatch(/would unpack to far more than a table needs/);
  });

  it.each([
    [
      'a part that unpacks to more than it says',
      zip([workbook, relations, strings, { ...sheet, data: bomb, said: 500 }]),
      /damaged/,
    ],
    ['an end that is missing', zip(good).subarray(0, 600), /damaged/],
    ['XML that is none', zip(workbookParts({ Pay: '<row><c></row>' })), /damaged/],
    ['entities of its own', zip(workbookParts({ Pay: '<row><c><v>&lol9;</v></c></row>' })), /damaged/],
    [
      'a cell of five megabytes',
      book(`<row><c t="str"><v>${pieces(5)}</v></c></row>`),
      /a cell is longer than a megabyte/,
    ],
    [
      'a column far out',
      book('<row><c r="ZZZ1"><v>1</v></c></row>'),
      /row 1: the table has too many columns/,
    ],
    [
      'no workbook in it',
      zip([{ name: 'all_data.csv', data: Buffer.from('a,b\n') }]),
      /Unpack it, and add the table/,
    ],
    ['no sheet', zip([workbook, relations]), /has no sheet/],
    ['no rows', book(''), /no table was found/],
  ])('is told for %s', async (_, bytes, said) => {
    expect(await refusalOf(read(bytes))).toMatch(said);
  });
});

describe('a packed CSV file', () => {
  it('has no sheets', async () => {
    expect(await refusalOf(read(gzipSync('a,b\n1,2\n'), 'Pay'))).toMatch(
      /it is no workbook.* Leave --sheet out/,
    );
  });

  it('is read as it is', async () => {
    expect(await read(gzipSync('a,b\n1,2\n'))).toMatchObject({ header: ['a', 'b'], rows: [['1', '2']] });
  });

  it('is told where it is damaged', async () => {
    expect(await refusalOf(read(gzipSync('a,b\n1,2\n').subarray(0, 15)))).toMatch(/damaged/);
  });
});

/** Megabytes that do not shrink to nothing. */
function pieces(megabytes: number): string {
  let seed = 1;
  return Array.from({ length: megabytes * 1024 * 128 }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed.toString(36).padStart(8, 'x').slice(0, 8);
  }).join('');
}
