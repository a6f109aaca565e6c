/** One row of somebody's table → what it says, or why it cannot be used. */
import type { Level } from '../levels.ts';
import type { RawRow, RawTable } from '../tables/raw-table.ts';
import { EMPTY, WAGE_COLUMNS, type WageCell, type WageColumn, type WageRow } from '../wage-row.ts';
import { whyNot } from './check-cells.ts';
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
import { implausible } from './plausible.ts';

type Cell = Omit<WageRow, 'cells'>;
export type MappedRow =
  | { readonly kind: 'statistics'; readonly row: WageRow }
  | {
      readonly kind: 'statistic';
      readonly row: Cell & { readonly cell: WageCell };
      readonly column: WageColumn;
    }
  | { readonly kind: 'salary'; readonly salary: Salary }
  | { readonly kind: 'band'; readonly band: Band }
  | { readonly why: string };

/** A row that cannot be used; thrown and caught in this file only, so that each step says its own reason. */
class Unusable extends Error {}

/** @throws InvalidFilesError where the mapping and the table do not fit */
export function rowReader(
  table: Pick<RawTable, 'name' | 'header'>,
  mapping: Mapping,
  names: KnownNames,
  draft: DraftNames,
): (row: RawRow) => MappedRow {
  const at = columnsOf(table, mapping);
  const findRole = roleFinder(names);
  const findLevel = levelFinder(names);
  const findPlace = placeFinder(names);
  const own = ownNames(mapping, names);

  const text = ({ cells }: RawRow, column: MappedColumn): string => (cells[at[column]] ?? '').trim();
  const roleOf = (row: RawRow): string => {
    const name = text(row, 'role');
    if (name === '') return draft.role(mapping.always.role ?? unusable('no occupation in it'), 'backend');
    return draft.role(own.roles.get(plain(name)) ?? findRole(name), name);
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
    if (!place) unusable(`the place "${shortened(wanted)}", which nobody knows: name it under places`);
    if (place.currency === undefined && currency === undefined) unusable('no currency in it');
    return place;
  };
  const amountOf = (row: RawRow, column: MappedColumn): { cell: WageCell; currency?: string } => {
    const read = parseAmount(text(row, column), mapping.decimal);
    if (read.kind === 'wrong') unusable(read.why);
    return read.kind === 'cell' ? read : unusable('a mark for "at least this much" without an amount');
  };
  const wholeOf = (row: RawRow, column: MappedColumn): number | undefined => {
    const { cell } = amountOf(row, column);
    return cell.kind === 'value' ? Math.round(cell.amount) : undefined;
  };

  return (row) => {
    try {
      if (mapping.year !== undefined && at.year >= 0 && text(row, 'year') !== String(mapping.year))
        return { why: 'another year' };
      const amounts = AMOUNTS[mapping.row].map((column) => ({ column, ...amountOf(row, column) }));
      const signs = new Set(amounts.flatMap(({ currency = [] }) => currency));
      const column = text(row, 'currency').toUpperCase();
      const [currency = mapping.always.currency] = new Set([...signs, ...(column === '' ? [] : [column])]);
      if (signs.size > 1 || (column !== '' && currency !== column)) unusable('two currencies in one row');
      if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) unusable('a currency that is none');
      const place = placeOf(row, currency);
      const money = currency ?? place.currency ?? unusable('no currency in it');
      const unit = `${money}/${periodOf(text(row, 'period')) ?? mapping.always.period ?? 'year'}`;
      const level = levelOf(row);
      const cell = { role: roleOf(row), place: draft.place(place, money), unit, ...(level ? { level } : {}) };
      return rowOf(row, cell, amounts);
    } catch (error) {
      if (error instanceof Unusable) return { why: error.message };
      throw error;
    }
  };

  function rowOf(
    row: RawRow,
    cell: Omit<Cell, 'count' | 'employment'>,
    amounts: readonly { readonly column: MappedColumn; readonly cell: WageCell }[],
  ): MappedRow {
    const [first, second] = amounts.map((amount) => amount.cell);
    switch (mapping.row) {
      case 'statistics': {
        const cells = WAGE_COLUMNS.map(
          (name) => amounts.find(({ column }) => column === name)?.cell ?? EMPTY,
        );
        const why = whyNot(cells, cell.unit);
        if (why !== undefined) return { why };
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
        const column = own.statistics.get(plain(name)) ?? statisticOf(name);
        if (column === undefined)
          return { why: `the statistic "${shortened(name)}": name it under statistics` };
        const why = whyNot([first ?? EMPTY], cell.unit);
        return why === undefined && first
          ? { kind: 'statistic', row: { ...cell, cell: first }, column }
          : { why: why ?? '' };
      }
      case 'salary': {
        if (first?.kind !== 'value') return { why: 'no pay in it' };
        const why = implausible(first.amount, cell.unit);
        return why === undefined ? { kind: 'salary', salary: { ...cell, amount: first.amount } } : { why };
      }
      case 'band': {
        if (!first || !('amount' in first)) return { why: 'no pay in it' };
        const high = second && 'amount' in second ? second : first;
        const why = implausible(first.amount, cell.unit) ?? implausible(high.amount, cell.unit);
        if (why !== undefined) return { why };
        if (high.amount < first.amount) return { why: 'a band whose upper end is below its lower' };
        const openEnded = high.kind === 'top-coded';
        return { kind: 'band', band: { ...cell, low: first.amount, high: high.amount, openEnded } };
      }
    }
  }
}

/** @example periodOf('Hourly') // 'hour' */
function periodOf(text: string): 'year' | 'hour' | undefined {
  if (text === '') return undefined;
  if (/^(?:y|yr|p\.?a\.?|per annum|annum|year|annual|yearly|annually|per year)\.?$/i.test(text))
    return 'year';
  if (/^(?:h|hr|hour|hourly|per hour)\.?$/i.test(text)) return 'hour';
  return unusable('pay by another period than the year or the hour');
}

function statisticOf(text: string): WageColumn | undefined {
  const [, percentile] =
    /^(?:p|pct|percentile )?(10|25|50|75|90)(?:th)?(?: percentile)?$/.exec(plain(text)) ?? [];
  if (percentile !== undefined) return WAGE_COLUMNS.find((column) => column === `p${percentile}`);
  if (/^(?:median|a median)$/.test(plain(text))) return 'p50';
  return /^(?:mean|average|avg)$/.test(plain(text)) ? 'mean' : undefined;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function unusable(why: string): never {
  throw new Unusable(why);
}
