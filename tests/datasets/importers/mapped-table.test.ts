/** Tables of all sorts, by a mapping: every slip that a file can hold is told with its line, and none becomes pay. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { droppedOf, importFile, mapping, refusalOf, rowsOf } from './import-file.ts';

const WIDE = mapping({
  row: 'statistics',
  columns: {
    role: 'Role',
    level: 'Level',
    place: 'City',
    currency: 'Currency',
    period: 'Period',
    p25: 'P25',
    p50: 'Median',
    p75: 'P75',
  },
});
const HEADER = 'Role,Level,City,Currency,Period,P25,Median,P75';
const wide = (...rows: string[]) => importFile(`${[HEADER, ...rows].join('\n')}\n`, { mapping: WIDE });

describe('a mapped table', () => {
  it('is read with its statistics, under the ids that the project has', async () => {
    const imported = await wide('Backend Engineer,Sr.,Seattle,USD,Yearly,150000,170000,200000');
    expect(rowsOf(imported)).toEqual(['backend seattle senior USD/year - - 150000 170000 200000 -']);
    expect(imported.drafts[0]?.places).toMatchObject([
      { id: 'seattle', kind: 'metro', within: 'washington-state' },
    ]);
  });

  it('keeps what is by the hour beside what is by the year, and currencies apart', async () => {
    const imported = await wide(
      'backend,senior,Berlin,EUR,year,70000,80000,90000',
      'backend,senior,Berlin,EUR,hour,35.5,40,45',
      'backend,senior,Berlin,USD,year,75000,85000,95000',
    );
    expect(rowsOf(imported)).toEqual([
      'backend berlin senior EUR/hour - - 35.5 40 45 -',
      'backend berlin senior EUR/year - - 70000 80000 90000 -',
      'backend berlin senior USD/year - - 75000 85000 95000 -',
    ]);
  });

  it.each([
    ['a byte order mark', `\ufeff${HEADER}\nbackend,senior,Seattle,USD,year,1500,1700,2000\n`],
    ['Windows line ends', `${HEADER}\r\nbackend,senior,Seattle,USD,year,1500,1700,2000\r\n`],
    ['old line ends', `${HEADER}\rbackend,senior,Seattle,USD,year,1500,1700,2000\r`],
    ['semicolons', `${HEADER}\nbackend,senior,Seattle,USD,year,1500,1700,2000\n`.replaceAll(',', ';')],
    ['tabs', `${HEADER}\nbackend,senior,Seattle,USD,year,1500,1700,2000\n`.replaceAll(',', '\t')],
    ['quotes', `${HEADER}\n"backend","senior","Seattle","USD","year","1500","1700","2000"\n`],
    ['thousands separators', `${HEADER}\nbackend,senior,Seattle,USD,year,"1,500","$1,700","2 000"\n`],
    ['blank lines', `\n${HEADER}\n\nbackend,senior,Seattle,USD,year,1500,1700,2000\n\n`],
    ['no line end at its end', `${HEADER}\nbackend,senior,Seattle,USD,year,1500,1700,2000`],
    ['a title above', `Our survey\n${HEADER}\nbackend,senior,Seattle,USD,year,1500,1700,2000\n`],
  ])('may have %s', async (_, text) => {
    expect(rowsOf(await importFile(text, { mapping: WIDE }))).toEqual([
      'backend seattle senior USD/year - - 1500 1700 2000 -',
    ]);
  });

  it('may be UTF-16, as Excel writes "Unicode text"', async () => {
    const text = `\ufeff${HEADER}\nbackend,senior,Seattle,USD,year,1500,1700,2000\n`.replaceAll(',', '\t');
    const imported = await importFile(Buffer.from(text, 'utf16le'), { mapping: WIDE });
    expect(rowsOf(imported)).toHaveLength(1);
    const unmarked = await importFile(Buffer.from(text.slice(1), 'utf16le'), { mapping: WIDE });
    expect(rowsOf(unmarked)).toEqual(rowsOf(imported));
  });

  it('names the line that a row with a quoted line break starts on', async () => {
    const imported = await importFile(
      `${HEADER}\n"backend\nengineer",senior,Seattle,USD,year,1500,1700,2000\nbackend,senior,Seattle,USD,year,-1,1700,2000\n`,
      { mapping: WIDE },
    );
    expect(rowsOf(imported)).toEqual(['backend seattle senior USD/year - - 1500 1700 2000 -']);
    expect(droppedOf(imported)).toEqual({ 'pay below zero': [4] });
  });

  it('reads points between thousands and a comma before the cents where the mapping says so', async () => {
    const german = mapping({ ...WIDE, decimal: ',' });
    const imported = await importFile(
      `${HEADER}\nbackend,senior,Berlin,EUR,hour,"35,50","40,00 €","1.045,25"\n`,
      {
        mapping: german,
      },
    );
    expect(rowsOf(imported)).toEqual(['backend berlin senior EUR/hour - - 35.5 40 1045.25 -']);
  });

  it('leaves out what cannot be pay, each with its reason and line', async () => {
    const imported = await wide(
      'backend,senior,Seattle,USD,year,1500,1700,2000',
      'backend,mid,Seattle,USD,year,-5,1700,2000',
      'backend,mid,Seattle,USD,year,52.75,60,70',
      'backend,mid,Seattle,USD,hour,15000,17000,20000',
      'backend,mid,Seattle,USD,year,2000,1700,1500',
      'backend,mid,Seattle,USD,year,,,',
      'backend,mid,Seattle,USD,year,lots,,',
      'backend,mid,Seattle,USD,year,"1,50,0",,',
      'backend,mid,Seattle,EUR,year,"$1,500",,',
      'backend,mid,Seattle,USD,monthly,1500,1700,2000',
      'backend,wizard,Seattle,USD,year,1500,1700,2000',
      'backend,mid,Atlantis,USD,year,1500,1700,2000',
    );
    expect(rowsOf(imported)).toHaveLength(1);
    expect(droppedOf(imported)).toEqual({
      'pay below zero': [3],
      'too little for a year': [4],
      'too much for an hour': [5],
      'a percentile below one that should be lower': [6],
      'no pay in it': [7],
      'pay that is no number': [8, 9],
      'two currencies in one row': [10],
      'pay by another period than the year or the hour': [11],
      'the level "wizard", which is none of ours: name it under levels': [12],
      'the place "Atlantis", which nobody knows: name it under places': [13],
    });
    expect(imported.tally).toMatchObject({ read: 12, kept: 1 });
  });

  it('takes a row that is there twice once, and none of two that contradict each other', async () => {
    const imported = await wide(
      'backend,senior,Seattle,USD,year,1500,1700,2000',
      'backend,senior,Seattle,USD,year,1500,1700,2000',
      'backend,mid,Seattle,USD,year,1500,1700,2000',
      'backend,mid,Seattle,USD,year,1500,1701,2000',
    );
    expect(rowsOf(imported)).toEqual(['backend seattle senior USD/year - - 1500 1700 2000 -']);
    expect(droppedOf(imported)).toEqual({
      'the same row once more': [3],
      'rows for the same cell that contradict each other': [4, 5],
    });
    expect(imported.tally.kept).toBe(1);
  });

  it('keeps apart what is empty, not available and top-coded', async () => {
    const imported = await wide('backend,senior,Seattle,USD,year,,*,2000+');
    expect(rowsOf(imported)).toEqual(['backend seattle senior USD/year - - - * 2000+ -']);
  });

  it('takes its own names for places, levels and occupations from the mapping', async () => {
    const own = mapping({
      ...WIDE,
      roles: { 'Team Rocket': 'backend' },
      levels: { E4: 'mid', Everyone: 'all' },
      places: {
        HQ: 'berlin',
        'Moon Base': { id: 'moon-base', name: 'Moon Base', kind: 'city', within: 'us', currency: 'USD' },
      },
    });
    const imported = await importFile(
      `${HEADER}\nTeam Rocket,E4,HQ,EUR,year,1500,1700,2000\nTeam Rocket,Everyone,moon base,USD,year,1500,1700,2000\n`,
      { mapping: own },
    );
    expect(rowsOf(imported).map((row) => row.split(' ').slice(0, 4).join(' '))).toEqual([
      'backend berlin mid EUR/year',
      'backend moon-base all USD/year',
    ]);
  });

  it('joins tables that have one statistic a row', async () => {
    const long = mapping({
      row: 'statistic',
      columns: { place: 'Place', statistic: 'Measure', amount: 'Value' },
      always: { role: 'backend', currency: 'USD' },
    });
    const imported = await importFile(
      'Place,Measure,Value\nSeattle,Median,1700\nSeattle,90th percentile,2000+\nSeattle,median,1\nDenver,P75,1500\nDenver,p50,1600\nBoston,mode,5000\n',
      { mapping: long },
    );
    expect(rowsOf(imported)).toEqual(['backend seattle all USD/year - - - 1700 - 2000+']);
    expect(droppedOf(imported)).toMatchObject({
      'a percentile below one that should be lower': [5, 6],
      'the statistic "mode": name it under statistics': [7],
    });
  });

  it('makes percentiles of single salaries, and none of too few', async () => {
    const single = mapping({
      row: 'salary',
      columns: { place: 'Place', amount: 'Salary' },
      always: { role: 'backend', currency: 'USD' },
      minimum_count: 5,
    });
    const rows = [10, 20, 30, 40, 50].map((thousands) => `Seattle,${thousands}k`);
    const imported = await importFile(`Place,Salary\n${rows.join('\n')}\nDenver,90000\n`, {
      mapping: single,
    });
    expect(rowsOf(imported)).toEqual([
      'backend seattle all USD/year 30000 14000 20000 30000 40000 46000 n=5',
    ]);
    expect(imported.remarks).toEqual(['Not shown for being made of fewer than 5 salaries: 1 of 2 cells']);
    expect(imported.drafts[0]?.places.map(({ id }) => id)).toEqual(['seattle']);
  });

  it("reads a team's own bands, with open tops", async () => {
    const bands = mapping({
      row: 'band',
      columns: { level: 'Grade', place: 'Office', low: 'From', high: 'To' },
      always: { role: 'backend' },
    });
    const imported = await importFile(
      'Grade,Office,From,To\nsenior,Berlin,80000 EUR,"100,000"\nstaff,Berlin,100000,120000+\nmid,Berlin,90000,80000\nsenior,Berlin,80000,100000\nentry,Berlin,50000,\nentry,London,50000 GBP,60000\nentry,London,50000 GBP,65000\n',
      { mapping: bands },
    );
    expect(imported.drafts[0]?.bands).toEqual([
      {
        role: 'backend',
        place: 'berlin',
        level: 'senior',
        unit: 'EUR/year',
        low: 80_000,
        high: 100_000,
        openEnded: false,
      },
      {
        role: 'backend',
        place: 'berlin',
        level: 'staff',
        unit: 'EUR/year',
        low: 100_000,
        high: 120_000,
        openEnded: true,
      },
    ]);
    expect(droppedOf(imported)).toEqual({
      'a band whose upper end is below its lower': [4],
      'the same row once more': [5],
      'a band without its upper end: write it, or 80000+ where it is open': [6],
      'bands for the same cell that contradict each other': [7, 8],
    });
  });

  it('reads bands with both ends in one cell', async () => {
    const bands = mapping({
      row: 'band',
      columns: { level: 'Grade', place: 'Office', low: 'Range' },
      always: { role: 'backend' },
    });
    const imported = await importFile(
      'Grade,Office,Range\nsenior,Berlin,€120k–€150k\nmid,Berlin,90-110k\nstaff,Berlin,150k+\nentry,London,"£45,000 to £55,000"\n',
      { mapping: bands },
    );
    expect(
      imported.drafts[0]?.bands?.map(
        ({ level, unit, low, high, openEnded }) => `${level} ${unit} ${low}-${high}${openEnded ? '+' : ''}`,
      ),
    ).toEqual([
      'senior EUR/year 120000-150000',
      'mid EUR/year 90000-110000',
      'staff EUR/year 150000-150000+',
      'entry GBP/year 45000-55000',
    ]);
  });

  it('takes a row whose cells were moved by a separator for none', async () => {
    const imported = await wide(
      'backend,senior,Seattle,USD,year,1500,1700,2000',
      'backend,mid,Seattle,USD,year,1,500,1,700,2,000',
    );
    expect(rowsOf(imported)).toHaveLength(1);
    expect(droppedOf(imported)).toEqual({
      'more cells than the header has: put quotes around what holds a separator': [3],
    });
  });

  it('knows a town by what it lies in, and takes none of several for the one that was meant', async () => {
    const imported = await wide(
      'backend,senior,"Austin, TX",USD,year,1500,1700,2000',
      'backend,senior,"New York, NY",USD,year,1500,1700,2000',
      'backend,senior,"Berlin, Germany",EUR,year,1500,1700,2000',
      'backend,senior,"Berlin, NH",USD,year,1500,1700,2000',
      'backend,senior,New York,USD,year,1500,1700,2000',
    );
    expect(rowsOf(imported).map((row) => row.split(' ')[1])).toEqual(['austin', 'berlin', 'new-york']);
    expect(droppedOf(imported)).toEqual({
      'the place "Berlin, NH", which nobody knows: name it under places': [5],
      'the place "New York", which may be several: say under places which it is': [6],
    });
  });

  it('knows money by its sign, its letters and its letters with more behind, and nothing else', async () => {
    const imported = await wide(
      'backend,senior,Berlin,€,year,1500,1700,2000',
      'backend,mid,Berlin,EUR European Euro,year,1500,1700,2000',
      'backend,entry,Berlin,ZZZ,year,1500,1700,2000',
      'backend,staff,Berlin,Euro,year,1500,1700,2000',
    );
    expect(rowsOf(imported).map((row) => row.split(' ').slice(2, 4).join(' '))).toEqual([
      'mid EUR/year',
      'senior EUR/year',
    ]);
    expect(droppedOf(imported)).toEqual({
      'the currency "ZZZ", which is none: write its three letters, such as EUR': [4],
      'the currency "Euro", which is none: write its three letters, such as EUR': [5],
    });
  });

  it('never takes a list of occupations for one, and shows nothing that steers a terminal', async () => {
    const imported = await wide(
      'backend;frontend,senior,Seattle,USD,year,1500,1700,2000',
      '"Developer, back-end",senior,Seattle,USD,year,1500,1700,2000',
      '\u001b[31mWizard,senior,Seattle,USD,year,1500,1700,2000',
    );
    expect(imported.drafts[0]?.roles.map(({ id, name }) => `${id}: ${name}`)).toEqual([
      'backend: backend developers',
      '31mwizard: [31mWizard',
    ]);
    expect(droppedOf(imported)).toEqual({
      'several occupations in one cell, "backend;frontend": say under roles which it is': [2],
    });
  });

  it('keeps years apart: several are refused unless one is chosen', async () => {
    const yearly = mapping({ ...WIDE, columns: { ...WIDE.columns, year: 'Date' } });
    const rows = `${HEADER},Date\n${['2024-05-01', '6/7/2023 11:33', '2024', '']
      .map(
        (date, i) =>
          `backend,${['senior', 'mid', 'entry', 'staff'][i]},Seattle,USD,year,1500,1700,2000,${date}`,
      )
      .join('\n')}\n`;
    expect(await refusalOf(importFile(rows, { mapping: yearly }))).toMatch(
      /its rows are of several years: 2023, 2024. Choose one, .*--year 2024/,
    );
    const chosen = await importFile(rows, { mapping: yearly, year: 2024 });
    expect(rowsOf(chosen).map((row) => row.split(' ')[2])).toEqual(['entry', 'senior']);
    expect(chosen.drafts[0]?.source).toMatchObject({ year: 2024, vintage: '2024' });
    expect(droppedOf(chosen)).toEqual({ 'another year': [3], 'no year in it': [5] });
  });

  it('keeps what an office does not tell apart from what is empty', async () => {
    expect(rowsOf(await wide('backend,senior,London,GBP,year,x,50500,[c]'))).toEqual([
      'backend london senior GBP/year - - * 50500 * -',
    ]);
  });

  it('is read below titles of several cells', async () => {
    const title = ',,,,,,,\nTable 14.7a,(thousand),,,Annual,,,\n';
    const imported = await importFile(
      `${title}${HEADER}\nbackend,senior,Seattle,USD,year,1500,1700,2000\nbackend,wizard,Seattle,USD,year,1500,1700,2000\n`,
      { mapping: WIDE },
    );
    expect(rowsOf(imported)).toHaveLength(1);
    expect(Object.values(droppedOf(imported))).toEqual([[5]]);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    [
      'a row of five megabytes',
      `${HEADER}\nbackend,${'x'.repeat(5_000_000)}\n`,
      /row 2: .*longer than a megabyte/,
    ],
    [
      'a quote that is never closed',
      `${HEADER}\na,b\n"backend,senior\nx,y\n`,
      /row 3: a quote that opens here/,
    ],
    ['no rows', `${HEADER}\n`, /the table has no rows. Write them below the line/],
    ['no table', 'hello\n', /no table was found/],
    ['nothing', '', /no table was found/],
    ['too many columns', `${'a,'.repeat(600)}b\n`, /601 columns/],
    ['bytes that are no text', Buffer.from([97, 44, 98, 10, 0, 1, 2]), /row 2: it is no text/],
    [
      'a row that never ends, packed to next to nothing',
      gzipSync(Buffer.alloc(64 * 1024 ** 2, 'a')),
      /row 1: .*longer than a megabyte/,
    ],
    ['a web page', '<!DOCTYPE html>\n<p>Access denied, sir</p>\n', /it is a web page, not the table. Open/],
    ['JSON', '[\n {"a":1,"b":2}\n]\n', /it is JSON. Save the table as CSV/],
    ['a PDF', '%PDF-1.7\na,b\n', /it is a PDF. Save the table/],
    [
      'two columns of one name',
      `${HEADER},Median\nbackend,senior,Seattle,USD,year,1,2,3,4\n`,
      /row 1, Median: several columns have this name. Give each a name/,
    ],
    [
      'Latin-1',
      Buffer.from(`${HEADER}\nbackend,senior,Z\u00fcrich,CHF,year,1,2,3\n`, 'latin1'),
      /row 2: .*not UTF-8/,
    ],
    [
      'only rows that cannot be used',
      `${HEADER}\nbackend,senior,Seattle,USD,year,-1,,\n`,
      /none of its 1 rows/,
    ],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /old Excel/],
    ['other columns than the mapping says', 'Role,City\nbackend,Seattle\n', /row 1, Median: no column/],
  ])('is refused for %s, and says where', async (_, content, said) => {
    expect(await refusalOf(importFile(content, { mapping: WIDE }))).toMatch(said);
  });

  it('is told for a path that leads nowhere or to a folder', async () => {
    expect(await refusalOf(importFile({ path: '/nowhere/x.csv' }))).toMatch(/no such file/);
    expect(await refusalOf(importFile({ path: '/tmp' }))).toMatch(/it is no file/);
  });
});
