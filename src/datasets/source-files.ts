/** What the files of a source folder hold, as text. */
import { stringify } from 'yaml';
import type { Band, SourceDraft } from './importers/importer.ts';
import { LEVEL_NAMES } from './levels.ts';
import { TABLE_HEADER } from './read-table-csv.ts';
import type { WageCell } from './wage-row.ts';
import type { WageTable } from './wage-table.ts';

const LINES_A_PIECE = 5_000;

/** Every file but the big table: its name and its text. */
export function csvFiles({ source, roles, places, ambiguous, bands }: SourceDraft): [string, string][] {
  const placeNames = new Map(places.map(({ id, name }) => [id, name]));
  return [
    [
      'source.yaml',
      `# Who says it, when, about whom, and where it is weak. Replies quote this file's words about the source.\n${stringify(source, { lineWidth: 0 })}`,
    ],
    [
      'places.csv',
      csv(
        ['id', 'name', 'kind', 'within', 'currency', 'aliases', 'code'],
        places.map((place) => [
          place.id,
          place.name,
          place.kind,
          place.within ?? '',
          place.currency,
          place.aliases.join('|'),
          place.code ?? '',
        ]),
      ),
    ],
    [
      'roles.csv',
      csv(
        ['id', 'name', 'code', 'aliases'],
        roles.map(({ id, name, code = '', aliases }) => [id, name, code, aliases.join('|')]),
      ),
    ],
    ...(ambiguous.length === 0
      ? []
      : [
          [
            'ambiguous.csv',
            csv(
              ['alias', 'means'],
              ambiguous.map(({ alias, means }) => [alias, means.join('|')]),
            ),
          ] as [string, string],
        ]),
    ...(bands ? [['wages.csv', bandsCsv(bands, placeNames)] as [string, string]] : []),
  ];
}

/** `table.csv`, some thousand lines at a time. */
export function* tableLines(table: WageTable): Generator<string> {
  let piece = `${TABLE_HEADER}\n`;
  for (let i = 0; i < table.columns.rows; i++) {
    const { role, place, level = '', unit, cells, count = '', employment = '' } = table.rowAt(i);
    piece += `${role},${place},${level},${unit},${cells.map(cellText).join(',')},${count},${employment}\n`;
    if (i % LINES_A_PIECE === 0) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

function cellText(cell: WageCell): string {
  if ('amount' in cell) return `${cell.amount}${cell.kind === 'top-coded' ? '+' : ''}`;
  return cell.kind === 'empty' ? '' : '*';
}

function bandsCsv(bands: readonly Band[], placeNames: ReadonlyMap<string, string>): string {
  return csv(
    [
      'id',
      'label',
      'role',
      'level',
      'place',
      'statistic',
      'percentile',
      'unit',
      'low',
      'high',
      'section',
      'mark',
      'note',
    ],
    bands.map(({ role, place, level, unit, low, high, openEnded }) => {
      const [currency = '', period] = unit.split('/');
      const id = [
        'band',
        place,
        role,
        ...(level ? [level] : []),
        currency.toLowerCase(),
        ...(period === 'hour' ? ['hourly'] : []),
      ];
      const label = [...(level ? [LEVEL_NAMES[level]] : []), placeNames.get(place) ?? place, 'pay band'].join(
        ', ',
      );
      const top = openEnded ? `${high}+` : high === low ? '' : String(high);
      return [
        id.join('/'),
        label,
        role,
        level ?? '',
        place,
        'pay band',
        '',
        unit,
        String(low),
        top,
        'Pay bands',
        '',
        '',
      ];
    }),
  );
}

function csv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

/** What a spreadsheet would take for a formula is no name of ours, so only the file's own signs need quotes. */
function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"` : cell;
}
