/** The bureau's tables, as merged by others and as published: whose figures they are, and what its marks mean. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { project } from '../../engine.ts';
import { droppedOf, importFile, refusalOf, rowsOf } from './import-file.ts';

const MERGED =
  'YEAR,AREA,AREA_TITLE,AREA_TYPE,OCC_CODE,OCC_TITLE,TOT_EMP,JOBS_1000,LOC_QUOTIENT,H_MEAN,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90';
const merged = (...rows: string[]) => importFile(`${[MERGED, ...rows].join('\n')}\n`);
const US =
  '2024,99,U.S.,1,15-1252,Software Developers,1654440,,,69.5,144570,79850,103050,133080,169000,211450';
const metro = (code: string, title: string, p50 = 100000): string =>
  `2024,${code},"${title}",4,15-1252,Software Developers,,,,,,,,${p50},,`;

const PUBLISHED =
  'AREA,AREA_TITLE,AREA_TYPE,NAICS,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,H_MEAN,A_MEAN,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90';
const published = (rows: readonly string[], request = {}, name = 'national_M2024_dl.csv') =>
  importFile(`${[PUBLISHED, ...rows].join('\n')}\n`, request, name);
const CHIEFS =
  '99,U.S.,1,000000,11-1011,Chief Executives,detailed,"211,850",126.41,262930,35.44,60.61,99.24,#,#,73710,126080,206420,#,#';

describe('a merged table', () => {
  it('gives software developers the id of backend, by the year and by the hour, with how many they are', async () => {
    const imported = await merged(US);
    expect(rowsOf(imported)).toEqual([
      'backend us all USD/hour 69.5 - - - - - e=1654440',
      'backend us all USD/year 144570 79850 103050 133080 169000 211450 e=1654440',
    ]);
    expect(imported.drafts[0]?.source).toMatchObject({
      id: 'oews-2024',
      vintage: 'May 2024',
      official: true,
      series: 'bls-oews',
      year: 2024,
      top_code: { 'USD/year': 239_200, 'USD/hour': 115 },
    });
    expect(imported.drafts[0]?.roles).toEqual([
      { id: 'backend', name: 'Software Developers', code: '15-1252', aliases: [] },
    ]);
  });

  it('takes blanks above high percentiles for top-coded, and a row without any for not available', async () => {
    const imported = await merged(
      '2024,99,U.S.,1,11-1011,Chief Executives,211850,,,126.41,262930,73710,126080,206420,,',
      '2024,99,U.S.,1,25-1194,Career Teachers,100,,,,,20000,30000,40000,,',
      '2024,99,U.S.,1,27-2011,Actors,57000,,,38.65,,,,,,',
    );
    expect(rowsOf(imported)).toEqual([
      'actors us all USD/hour 38.65 - - - - - e=57000',
      'actors us all USD/year - * * * * * e=57000',
      'career-teachers us all USD/year - 20000 30000 40000 - - e=100',
      'chief-executives us all USD/hour 126.41 - - - - - e=211850',
      'chief-executives us all USD/year 262930 73710 126080 206420 239200+ 239200+ e=211850',
    ]);
  });

  it('meets the places of the other sources, whatever the area is called by now', async () => {
    const imported = await merged(
      US,
      metro('42660', 'Seattle-Tacoma-Bellevue, WA'),
      metro('41860', 'San Francisco-Oakland-Fremont, CA'),
      metro('47900', 'Washington-Arlington-Alexandria, DC-VA-MD-WV'),
      metro('35620', 'New York-Newark-Jersey City, NY-NJ'),
      metro('38900', 'Portland-Vancouver-Hillsboro, OR-WA'),
      metro('38860', 'Portland-South Portland, ME'),
      metro('23420', 'Fresno, CA'),
      metro('49180', 'Winston-Salem, NC'),
      metro('39740', 'Reading, PA'),
      '2024,53,Washington,2,15-1252,Software Developers,90000,,,80,166000,,,166910,,',
      '2024,36,New York,2,15-1252,Software Developers,90000,,,80,166000,,,160000,,',
      '2024,13,Georgia,2,15-1252,Software Developers,90000,,,80,166000,,,130000,,',
      '2024,11,District of Columbia,2,15-1252,Software Developers,9000,,,80,166000,,,130000,,',
      '2024,0100001,Northwest Alabama nonmetropolitan area,6,15-1252,Software Developers,50,,,40,90000,,,90000,,',
      '2024,0200006,Alaska nonmetropolitan area,6,15-1252,Software Developers,50,,,40,90000,,,90000,,',
    );
    const places = new Map(imported.drafts[0]?.places.map((place) => [place.code, place]));
    const ids = ['99', '42660', '41860', '47900', '35620', '38900', '38860', '49180', '53', '36', '13', '11'];
    expect(ids.map((code) => places.get(code)?.id)).toEqual([
      'us',
      'seattle',
      'san-francisco',
      'washington-dc',
      'new-york',
      'portland',
      'portland-maine',
      'winston-salem',
      'washington-state',
      'new-york-state',
      'georgia',
      'district-of-columbia',
    ]);
    expect(places.get('0100001')).toMatchObject({ id: 'northwest-alabama', kind: 'area', within: 'alabama' });
    expect(places.get('0200006')).toMatchObject({ id: 'alaska-nonmetro', kind: 'area', within: 'alaska' });
    expect(places.get('39740')).toMatchObject({ id: 'reading-pa', kind: 'metro', within: 'pennsylvania' });
  });

  it('gives a name to one place alone, and lists those of several', async () => {
    const imported = await merged(
      metro('44060', 'Springfield, IL'),
      metro('44180', 'Springfield, MO'),
      metro('38900', 'Portland-Vancouver-Hillsboro, OR-WA'),
      metro('47260', 'Virginia Beach-Chesapeake-Norfolk, VA-NC'),
    );
    const [draft] = imported.drafts;
    expect(draft?.ambiguous).toEqual([
      { alias: 'springfield', means: ['springfield', 'springfield-il'] },
      { alias: 'vancouver', means: ['portland', 'vancouver'] },
    ]);
    expect(draft?.places.find(({ id }) => id === 'portland')?.aliases).toEqual(
      expect.arrayContaining(['pdx', 'portland or', 'portland vancouver hillsboro or wa']),
    );
    // A town that is known by itself lies in the metro that is named after it.
    expect(draft?.places.find(({ id }) => id === 'norfolk')).toMatchObject({
      kind: 'city',
      within: 'virginia-beach',
    });
  });

  it('knows an area whose number lost its zeros in a spreadsheet', async () => {
    const imported = await merged(
      '2024,1,Alabama,2,15-1252,Software Developers,,,,,,,,90000,,',
      '2024,100001,Northwest Alabama nonmetropolitan area,6,15-1252,Software Developers,,,,,,,,90000,,',
    );
    expect(imported.drafts[0]?.places.map(({ id, code }) => `${id} ${code}`)).toEqual([
      'alabama 01',
      'northwest-alabama 0100001',
    ]);
  });

  it('takes the year that was asked for, and no row of another', async () => {
    const imported = await importFile(`${MERGED}\n${US}\n${US.replace('2024', '2023')}\n`, { year: 2023 });
    expect(imported.drafts[0]?.source.id).toBe('oews-2023');
    expect(droppedOf(imported)).toEqual({ 'another year': [2] });
  });

  it('takes the occupations that were asked for alone', async () => {
    const other = US.replace('15-1252,Software Developers', '15-1251,Computer Programmers');
    const third = US.replace('15-1252,Software Developers', '11-1011,Chief Executives');
    const text = `${MERGED}\n${[US, other, third].join('\n')}\n`;
    const roles = async (occupations: string[]) =>
      (await importFile(text, { occupations })).drafts[0]?.roles.map(({ id }) => id);
    expect(await roles(['15-1252'])).toEqual(['backend']);
    expect(await roles(['15-*'])).toEqual(['backend', 'computer-programmers']);
    expect(await refusalOf(importFile(text, { occupations: ['software'] }))).toMatch(/"software" is no code/);
    expect(await refusalOf(importFile(text, { occupations: ['29-1141'] }))).toMatch(
      /not asked for \(3, from line 2\)/,
    );
  });
});

describe('a table as published', () => {
  it('keeps the marks for not available and for top-coded apart', async () => {
    const none = '99,U.S.,1,000000,27-2011,Actors,detailed,57000,38.65,*,18,20,25,50,#,*,*,*,*,*';
    expect(rowsOf(await published([CHIEFS, none]))).toEqual([
      'actors us all USD/hour 38.65 18 20 25 50 115+ e=57000',
      'actors us all USD/year * * * * * * e=57000',
      'chief-executives us all USD/hour 126.41 35.44 60.61 99.24 115+ 115+ e=211850',
      'chief-executives us all USD/year 262930 73710 126080 206420 239200+ 239200+ e=211850',
    ]);
  });

  it('leaves out industries and groups of occupations, unless a group was asked for', async () => {
    const group = CHIEFS.replace('11-1011', '11-1010').replace('detailed', 'broad');
    const industry = CHIEFS.replace('000000', '541500');
    const imported = await published([CHIEFS, group, industry]);
    expect(droppedOf(imported)).toEqual({ 'a group of occupations': [3], 'a single industry': [4] });
    const asked = await published([CHIEFS, group], { occupations: ['11-1010'] });
    expect(asked.drafts[0]?.roles).toMatchObject([{ id: 'chief-executives', code: '11-1010' }]);
  });

  it('tells two occupations with one title apart', async () => {
    const other = CHIEFS.replace('11-1011', '11-1012');
    const imported = await published([CHIEFS, other]);
    expect(imported.drafts[0]?.roles.map(({ id }) => id)).toEqual([
      'chief-executives',
      'chief-executives-11-1012',
    ]);
  });

  it('knows the year by the file’s name, and asks for it where that says nothing', async () => {
    expect((await published([CHIEFS])).drafts[0]?.source.id).toBe('oews-2024');
    expect(await refusalOf(published([CHIEFS], {}, 'download.csv'))).toMatch(/--year 2024/);
  });

  it('tells of a value above the mark that the bureau gives no exact values from', async () => {
    const old = CHIEFS.replace('11-1011', '11-1012').replaceAll('#', '*').replace('206420', '214000');
    expect(droppedOf(await published([old, CHIEFS], { year: 2024 }))).toEqual({});
    expect(droppedOf(await published([old, CHIEFS], { year: 2020 }))).toEqual({
      'a percentile above the top code': [2],
    });
  });

  it('takes what is marked so for at least the percentile below, in a year whose mark is not known', async () => {
    const high = CHIEFS.replace('206420,#,#', '206420,272670,#').replace('262930', '#');
    expect(rowsOf(await published([high], { year: 2025 }))[1]).toBe(
      'chief-executives us all USD/year * 73710 126080 206420 272670 272670+ e=211850',
    );
    const none = CHIEFS.replace('73710,126080,206420,#,#', '#,#,#,#,#');
    expect(rowsOf(await published([none], { year: 2025 }))[1]).toBe(
      'chief-executives us all USD/year 262930 * * * * * e=211850',
    );
    const merges = await merged(US.replace('2024', '2025').replace('211450', '272670'));
    expect(droppedOf(merges)).toEqual({});
    expect(merges.drafts[0]?.source.top_code).toBeUndefined();
  });
});

const shared = `${project}../shared/data/oews`;

describe.skipIf(!existsSync(shared))('the real tables (skipped where ../shared/data is absent)', () => {
  it('software developers of May 2024 are taken whole, under the ids of the guides', async () => {
    const imported = await importFile({ path: `${shared}/oews_may2024_15-1252.csv` });
    expect(imported.tally).toMatchObject({ read: 567, kept: 567, dropped: [] });
    expect(rowsOf(imported)).toContainEqual(
      expect.stringMatching(/^backend seattle all USD.year - \d+ \d+ 169340 \d+ /),
    );
  });

  it('the bureau’s own workbook keeps its marks apart', async () => {
    const imported = await importFile({ path: `${shared}/national_M2024_dl.xlsx` });
    expect(imported.tally).toMatchObject({ read: 1_403, kept: 854 });
    const rows = rowsOf(imported);
    expect(rows).toContain('backend us all USD/year 144570 79850 103050 133080 169000 211450 e=1654440');
    expect(rows).toContain('chief-executives us all USD/hour 126.41 35.44 60.61 99.24 115+ 115+ e=211850');
    expect(rows).toContain('actors us all USD/year * * * * * * e=38800');
  });

  it('May 2025 gives the same places the same ids', async () => {
    const [older] = (await importFile({ path: `${shared}/oews_may2024_15-1252.csv` })).drafts;
    const [newer] = (await importFile({ path: `${shared}/oews_may2025_15-1252.csv` })).drafts;
    const ids = new Map(older?.places.map(({ code, id }) => [code, id]));
    const moved = newer?.places.filter(({ code, id }) => ids.has(code) && ids.get(code) !== id);
    expect(moved).toEqual([]);
    expect(newer?.source.id).toBe('oews-2025');
  });
});
