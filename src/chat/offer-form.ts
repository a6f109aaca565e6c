/** The form for checking an offer, whatever it looks like: its fields become one question, understood like any other. */
import type { Ask } from './platform.ts';
import type { Reply } from './reply.ts';

export const CURRENCIES = ['USD', 'EUR', 'GBP'] as const;
export const PERIODS = { year: 'a year', month: 'a month', hour: 'an hour' } as const;
export const OFFER_LEVELS = {
  any: 'Not sure',
  junior: 'Entry, junior',
  mid: 'Mid-level',
  senior: 'Senior',
  staff: 'Staff, principal',
} as const;
/** The longest that anybody needs for an amount or a place. */
export const MAX_FIELD_CHARACTERS = 100;

/** What the question said already: "offer senior in berlin". */
export interface OfferStart {
  readonly level?: string;
  readonly place?: string;
}

/** What is filled in already. */
export function offerStart({ slots }: Reply): OfferStart {
  const { level, place } = slots;
  return {
    ...(typeof level === 'string' ? { level: level === 'entry' ? 'junior' : level } : {}),
    ...(typeof place === 'string' ? { place: place.replaceAll('-', ' ') } : {}),
  };
}

/** As filled in. */
export interface OfferFields {
  readonly amount: string;
  readonly currency: (typeof CURRENCIES)[number];
  readonly period: keyof typeof PERIODS;
  readonly level: keyof typeof OFFER_LEVELS;
  readonly place: string;
}

/** Fields as text, from wherever they come; a choice that is none of ours counts as not made. */
export function readOfferFields(text: (field: keyof OfferFields) => string): OfferFields {
  return {
    amount: text('amount'),
    currency: CURRENCIES.find((code) => code === text('currency')) ?? CURRENCIES[0],
    period: keyOf(PERIODS, text('period')) ?? 'year',
    level: keyOf(OFFER_LEVELS, text('level')) ?? 'any',
    place: text('place'),
  };
}

function keyOf<T extends object>(choices: T, text: string): (keyof T & string) | undefined {
  return (Object.keys(choices) as (keyof T & string)[]).find((key) => key === text);
}

export type CheckedOffer =
  | { readonly kind: 'reply'; readonly question: string; readonly reply: Reply }
  /** What is wrong, by the field it is shown at. */
  | { readonly kind: 'errors'; readonly errors: Partial<Record<'amount' | 'place', string>> };

/** Asks about what was filled in. What cannot be read as an amount or as a place is told at its field. */
export function checkOffer({ currency, period, level, ...typed }: OfferFields, ask: Ask): CheckedOffer {
  const amount = typed.amount.trim().slice(0, MAX_FIELD_CHARACTERS);
  const place = typed.place.trim().slice(0, MAX_FIELD_CHARACTERS);
  const isAmount = /^[\p{Sc}\s]*\d[\d.,'’_\s]*k?[\p{Sc}\s]*$/iu.test(amount);
  const priced = `offer ${amount} ${currency} ${PERIODS[period]}`;
  const question = [priced, level === 'any' ? '' : level, place && `in ${place}`]
    .filter((part) => part !== '')
    .join(' ');
  const reply = ask({ text: question });
  const errors = {
    ...(isAmount && ask({ text: priced }).slots.amount !== undefined
      ? {}
      : { amount: 'Type one amount in figures, such as 150,000 or 150k.' }),
    ...(place === '' || isPlace(place, reply, ask)
      ? {}
      : { place: 'I know no place of that name. Try a city or a state, or leave it empty.' }),
  };
  return Object.keys(errors).length > 0 ? { kind: 'errors', errors } : { kind: 'reply', question, reply };
}

/** A place of the sources, or one that is known for not being in them. */
function isPlace(place: string, reply: Reply, ask: Ask): boolean {
  if (reply.slots.place !== undefined || reply.outcome === 'no-data') return true;
  const alone = ask({ text: `salary in ${place}` });
  return alone.slots.place !== undefined || alone.outcome === 'no-data' || alone.outcome === 'clarify';
}
