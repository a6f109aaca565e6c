/** Money as people and programs write it in a cell: `$120,000`, `85k`, `1.234,50 €`, `239200+`, `*`, nothing. */
import { EMPTY, NOT_AVAILABLE, type WageCell } from '../wage-row.ts';
import { parseCurrency } from './parse-labels.ts';

export type ReadAmount =
  | { readonly kind: 'cell'; readonly cell: WageCell; readonly currency?: string }
  | { readonly kind: 'top-code' }
  | { readonly kind: 'wrong'; readonly why: string };

const PLAIN = /^\d{1,12}(?:\.\d{1,2})?$/;
/** Longer than any amount; what is looked for below takes its time with long texts. */
const LONGEST = 100;
const NOTHING = /^(?:-+|–|—|\.+|n\.?\/?a\.?|null|none|nan)?$/i;
/** Not available, or not to be told: `*`, and as statistical offices of Europe write it. */
const KEPT_BACK = /^(?:\*+|x|:|\[[a-z]\])$/i;

/**
 * @param decimal what stands before the cents
 * @example parseAmount('1.234,50 €', ',') // 1234.5 in EUR
 */
export function parseAmount(raw: string, decimal: '.' | ','): ReadAmount {
  if (decimal === '.' && PLAIN.test(raw)) return value(Number(raw), 'value');
  const text = raw.trim();
  if (text.length > LONGEST) return { kind: 'wrong', why: 'pay that is no number' };
  if (NOTHING.test(text)) return { kind: 'cell', cell: EMPTY };
  if (KEPT_BACK.test(text)) return { kind: 'cell', cell: NOT_AVAILABLE };
  if (text === '#') return { kind: 'top-code' };
  const [, before = '', digits = '', thousands = '', plus = '', behind = ''] =
    /^([^\d+-]*?[-−(]?[^\d+-]*?)(\d[\d.,'’_ \u00a0\u202f]*?)(k?)\s?(\+?)\s?([^\d+]*)$/i.exec(text) ?? [];
  if (digits === '') return { kind: 'wrong', why: 'pay that is no number' };
  if (/[-−(]/.test(before)) return { kind: 'wrong', why: 'pay below zero' };
  const amount = numberOf(digits.trim(), decimal);
  if (amount === undefined) return { kind: 'wrong', why: 'pay that is no number' };
  const words = `${before} ${behind}`
    .replace(/[().]|per|\/|\b(?:year|yr|a|p|pa|annum|hour|hr|h)\b/gi, ' ')
    .trim();
  const currency = words.length > 3 ? undefined : parseCurrency(words);
  if (words !== '' && currency === undefined) return { kind: 'wrong', why: 'pay that is no number' };
  const read = value(thousands === '' ? amount : amount * 1_000, plus === '' ? 'value' : 'top-coded');
  return currency === undefined ? read : { ...read, currency };
}

/** Undefined where the separators make no sense: `1,23,4`. */
function numberOf(digits: string, decimal: '.' | ','): number | undefined {
  const separator = decimal === '.' ? ',' : '.';
  const [whole = '', fraction = '', ...more] = digits.split(decimal);
  if (more.length > 0 || !/^\d*$/.test(fraction)) return undefined;
  const groups = whole.split(new RegExp(`[${separator}'’_ \\u00a0\\u202f]`));
  const grouped = groups
    .slice(1)
    .every((group, i) => /^\d{3}$/.test(group) || (i < groups.length - 2 && /^\d\d$/.test(group)));
  if (!grouped || !/^\d+$/.test(groups.join(''))) return undefined;
  if (groups.length > 1 && (groups[0] ?? '').length > 3) return undefined;
  return Number(`${groups.join('')}.${fraction || '0'}`);
}

function value(amount: number, kind: 'value' | 'top-coded'): ReadAmount & { kind: 'cell' } {
  return { kind: 'cell', cell: { kind, amount: Math.round(amount * 100) / 100 } };
}
