/** One row of somebody's table → what it says, or why it cannot be used. */
import type { Level } from '../levels.ts';
import type { RawRow, RawTable } from '../tables/raw-table.ts';
import { EMPTY, WAGE_COLUMNS, type WageCell, type WageColumn, type WageRow } from '../wage-row.ts';
import { misplaced, whyNot } from './check-cells.ts';
import type { DraftNames } from './draft-names.ts';
import type { Salary } from './group-salaries.ts';
import type { Band } from './importer.ts';
import {
  type KnownNames,
  type KnownPlace,
  levelFinder,
  placeFinder,
  plain,
  roleFinder,
} from './known-names.ts';
import { AMOUNTS, columnsOf, ownNames } from './mapped-columns.ts';
import type { MappedColumn, Mapping } from './mapping.ts';
import { parseAmount } from './parse-amount.ts';
import { parseCurrency, parsePeriod, parseStatistic, yearIn } from './parse-labels.ts';
import { implausible } from './plausible.ts';
import { splitRange } from './split-range.ts';

type Cell = Omit<WageRow, 'cells'>;
type Said =
  | { readonly kind: 'statistics'; readonly row: WageRow }
  | {
      readonly kind: 'statistic';
      readonly row: Cell & { readonly cell: WageCell };
      readonly column: WageColumn;
    }
  | { readonly kind: 'salary'; readonly salary: Salary }
  | { readonly kind: 'band'; readonly band: Band };
/** `year`: where the table has a column for it. */
export type MappedRow = (Said & { readonly year?: number }) | { readonly why: string };

/** A row that cannot be used; thrown and caught in this file only, so that each step says its own reason. */
class Unusable extends Error {}

/** @throws InvalidFilesError where the mapping and the table do not fit */
export function rowReader(
  table: Pick<RawTable, 'name' | 'header' | 'headerLine'>,
  mapping: Mapping,
  names: KnownNames,
  draft: DraftNames,
): (row: RawRow) => MappedRow {
  const at = columnsOf(table, mapping);
  /** Both ends of a band in one cell. */
  const rangesInOne = mapping.row === 'band' && at.high < 0;
  const findRole = roleFinder(names);
  const findLevel = levelFinder(names);
  const findPlace = placeFinder(names);
  const own = ownNames(mapping, names);

  const ambiguous = new Set([...names.ambiguous].map(plain));

  // What steers a terminal is nobody's name, and is shown where a row is told.
  const text = ({ cells }: RawRow, column: MappedColumn): string =>
    (cells[at[column]] ?? '').replace(/\p{Cc}+/gu, ' ').trim();
  const roleOf = (row: RawRow): string => {
    const name = text(row, 'role');
    if (name === '') return draft.role(mapping.always.role ?? unusable('no occupation in it'), 'backend');
    const id = own.roles.get(plain(name)) ?? findRole(name);
    if (id === undefined && name.includes(';'))
      unusable(`several occupations in one cell, "${shortened(name)}": say under roles which it is`);
    if (id === undefined && plain(name) === '')
      unusable(`the occupation "${shortened(name)}", which has no letters: name it under roles`);
    return draft.role(id, name);
  };
  const levelOf = (row: RawRow): Level | undefined => {
    const name = text(row, 'level');
    if (name === '') return mapping.always.level;
    const level = own.levels.get(plain(name)) ?? findLevel(name);
    if (level === undefined)
      unusable(`the level "${shortened(name)}", which is none of ours: name it under levels`);
    return level === 'all' ? undefined : level;
  };
  const placeOf = (row: RawRow, currency: string | undefined): KnownPlace => {
    const name = text(row, 'place');
    const wanted = name === '' ? mapping.always.place : name;
    if (wanted === undefined) unusable('no place in it');
    const place =
      own.places.get(plain(wanted)) ?? findPlace(wanted.replaceAll('-', ' ')) ?? findPlace(wanted);
    if (!place)
      unusable(
        ambiguous.has(plain(wanted))
          ? `the place "${shortened(wanted)}", which may be several: say under places which it is`
          : `the place "${shortened(wanted)}", which nobody knows: name it under places`,
      );
    if (place.currency === undefined && currency === undefined) unusable('no currency in it');
    return place;
  };
  const amountOf = (row: RawRow, column: MappedColumn): { cell: WageCell; currency?: string } => {
    const [low, high] = (rangesInOne && splitRange(text(row, 'low'))) || [];
    const read = parseAmount((column === 'low' ? low : high) ?? text(row, column), mapping.decimal);
    if (read.kind === 'wrong') unusable(read.why);
    return read.kind === 'cell' ? read : unusable('a mark for "at least this much" without an amount');
  };
  const wholeOf = (row: RawRow, column: MappedColumn): number | undefined => {
    const { cell } = amountOf(row, column);
    return cell.kind === 'value' ? Math.round(cell.amount) : undefined;
  };

  return (row) => {
    try {
      const moved = misplaced(row.cells, table.header);
      if (moved !== undefined) return { why: moved };
      const year = at.year < 0 ? undefined : yearIn(text(row, 'year'));
      if (at.year >= 0 && year === undefined) return { why: 'no year in it' };
      if (mapping.year !== undefined && year !== undefined && year !== mapping.year)
        return { why: 'another year' };
      const amounts = AMOUNTS[mapping.row].map((column) => ({ column, ...amountOf(row, column) }));
      const signs = new Set(amounts.flatMap(({ currency = [] }) => currency));
      const column = currencyOf(text(row, 'currency'));
      if (new Set([...signs, ...(column ?? [])]).size > 1) unusable('two currencies in one row');
      const currency = [...signs][0] ?? column?.[0] ?? mapping.always.currency;
      const place = placeOf(row, currency);
      const money = currency ?? place.currency ?? unusable('no currency in it');
      const unit = `${money}/${periodOf(text(row, 'period')) ?? mapping.always.period ?? 'year'}`;
      const level = levelOf(row);
      const cell = { role: roleOf(row), place: draft.place(place, money), unit, ...(level ? { level } : {}) };
      return { ...rowOf(row, cell, amounts), ...(year === undefined ? {} : { year }) };
    } catch (error) {
      if (error instanceof Unusable) return { why: error.message };
      throw error;
    }
  };

  function rowOf(
    row: RawRow,
    cell: Omit<Cell, 'count' | 'employment'>,
    amounts: readonly { readonly column: MappedColumn; readonly cell: WageCell }[],
  ): Said {
    const [first, second] = amounts.map((amount) => amount.cell);
    switch (mapping.row) {
      case 'statistics': {
        const cells = WAGE_COLUMNS.map(
          (name) => amounts.find(({ column }) => column === name)?.cell ?? EMPTY,
        );
        const why = whyNot(cells, cell.unit);
        if (why !== undefined) unusable(why);
        const count = at.count < 0 ? undefined : wholeOf(row, 'count');
        const employment = at.employment < 0 ? undefined : wholeOf(row, 'employment');
        const counts = {
          ...(count === undefined ? {} : { count }),
          ...(employment === undefined ? {} : { employment }),
        };
        return { kind: 'statistics', row: { ...cell, cells, ...counts } };
      }
      case 'statistic': {
        const name = text(row, 'statistic');
        const column = own.statistics.get(plain(name)) ?? parseStatistic(plain(name));
        if (column === undefined) unusable(`the statistic "${shortened(name)}": name it under statistics`);
        const value = first ?? EMPTY;
        const why = whyNot([value], cell.unit);
        if (why !== undefined) unusable(why);
        return { kind: 'statistic', row: { ...cell, cell: value }, column };
      }
      case 'salary': {
        if (first?.kind !== 'value') return unusable('no pay in it');
        const why = implausible(first.amount, cell.unit);
        if (why !== undefined) unusable(why);
        return { kind: 'salary', salary: { ...cell, amount: first.amount } };
      }
      case 'band': {
        if (!first || !('amount' in first)) return unusable('no pay in it');
        const high = second && 'amount' in second ? second : first;
        if (at.high >= 0 && high === first && first.kind === 'value')
          unusable('a band without its upper end: write it, or 80000+ where it is open');
        const why = implausible(first.amount, cell.unit) ?? implausible(high.amount, cell.unit);
        if (why !== undefined) unusable(why);
        if (high.amount < first.amount) unusable('a band whose upper end is below its lower');
        const openEnded = high.kind === 'top-coded';
        return { kind: 'band', band: { ...cell, low: first.amount, high: high.amount, openEnded } };
      }
    }
  }
}

/** The money of a cell; undefined where it is empty. */
function currencyOf(text: string): [string] | undefined {
  if (text === '') return undefined;
  return [
    parseCurrency(text) ??
      unusable(`the currency "${shortened(text)}", which is none: write its three letters, such as EUR`),
  ];
}

function periodOf(text: string): 'year' | 'hour' | undefined {
  if (text === '') return undefined;
  return parsePeriod(text) ?? unusable('pay by another period than the year or the hour');
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function unusable(why: string): never {
  throw new Unusable(why);
}
