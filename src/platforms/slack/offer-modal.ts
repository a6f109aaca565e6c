/** The form for checking an offer. Its fields become one question, understood like any other. */
import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Ask } from '../../chat/platform.ts';
import type { Reply } from '../../chat/reply.ts';
import { MAX_SELECT_LABEL_CHARACTERS } from './limits.ts';
import { cut } from './plain-words.ts';
import { plain } from './render-buttons.ts';

export const OFFER_VIEW = 'offer';

const CURRENCIES = ['USD', 'EUR', 'GBP'] as const;
const PERIODS = { year: 'a year', month: 'a month', hour: 'an hour' } as const;
const LEVELS = {
  any: 'Not sure',
  junior: 'Entry, junior',
  mid: 'Mid-level',
  senior: 'Senior',
  staff: 'Staff, principal',
} as const;
const MAX_FIELD_CHARACTERS = 100;

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

export function renderOfferModal({ level, place }: OfferStart): types.ModalView {
  return {
    type: 'modal',
    callback_id: OFFER_VIEW,
    title: plain('Check an offer'),
    submit: plain('Check'),
    close: plain('Cancel'),
    blocks: [
      field('amount', 'Amount', { ...input(), placeholder: plain('150,000 or 150k'), focus_on_load: true }),
      field('currency', 'Currency', select(CURRENCIES.map((code) => [code, code]))),
      field('period', 'Paid', select(Object.entries(PERIODS))),
      field('level', 'Level', select(Object.entries(LEVELS), level)),
      {
        ...field('place', 'Place', {
          ...input(),
          placeholder: plain('Seattle, California, London…'),
          ...(place === undefined ? {} : { initial_value: cut(place, MAX_FIELD_CHARACTERS) }),
        }),
        optional: true,
        hint: plain('Leave it empty to compare with the whole United States.'),
      },
      {
        type: 'context',
        elements: [plain('Only you see the answer. What you enter is neither stored nor logged.')],
      },
    ],
  };
}

const text = z.object({ value: z.string().nullish() });
const fieldsSchema = z.object({
  amount: z.object({ amount: text }),
  currency: z.object({ currency: chosen(CURRENCIES) }),
  period: z.object({ period: chosen(keys(PERIODS)) }),
  level: z.object({ level: chosen(keys(LEVELS)) }),
  place: z.object({ place: text }),
});

export type CheckedOffer =
  | { readonly kind: 'reply'; readonly question: string; readonly reply: Reply }
  /** What is wrong, by the field it is shown at. */
  | { readonly kind: 'errors'; readonly errors: Record<string, string> };

/** Asks about what was filled in. What cannot be read as an amount or as a place is told at its field. */
export function checkOffer(values: unknown, ask: Ask): CheckedOffer {
  const fields = fieldsSchema.parse(values);
  const { currency, period, level } = { ...fields.currency, ...fields.period, ...fields.level };
  const amount = (fields.amount.amount.value ?? '').trim().slice(0, MAX_FIELD_CHARACTERS);
  const place = (fields.place.place.value ?? '').trim().slice(0, MAX_FIELD_CHARACTERS);
  const isAmount = /^[\p{Sc}\s]*\d[\d.,'’_\s]*k?[\p{Sc}\s]*$/iu.test(amount);
  const priced = `offer ${amount} ${currency} ${PERIODS[period]}`;
  const question = [priced, level === 'any' ? '' : level, place && `in ${place}`]
    .filter((part) => part !== '')
    .join(' ');
  const reply = ask({ text: question });
  const errors = {
    ...(isAmount && ask({ text: priced }).slots['amount'] !== undefined
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
  if (reply.slots['place'] !== undefined || reply.outcome === 'no-data') return true;
  const alone = ask({ text: `salary in ${place}` });
  return alone.slots['place'] !== undefined || alone.outcome === 'no-data' || alone.outcome === 'clarify';
}

function field(id: string, label: string, element: types.InputBlock['element']): types.InputBlock {
  return { type: 'input', block_id: id, label: plain(label), element: { ...element, action_id: id } };
}

function input(): types.PlainTextInput {
  return { type: 'plain_text_input', max_length: MAX_FIELD_CHARACTERS };
}

function select(
  choices: readonly (readonly [value: string, label: string])[],
  initial?: string,
): types.StaticSelect {
  const options = choices.map(([value, label]) => ({
    text: plain(cut(label, MAX_SELECT_LABEL_CHARACTERS)),
    value,
  }));
  const first = options.find(({ value }) => value === initial) ?? options[0];
  return {
    type: 'static_select',
    options,
    ...(first ? { initial_option: first } : {}),
  };
}

function keys<T extends Readonly<Record<string, string>>>(
  choices: T,
): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(choices) as [keyof T & string, ...(keyof T & string)[]];
}

function chosen<const T extends readonly [string, ...string[]]>(values: T) {
  return z
    .object({ selected_option: z.object({ value: z.enum(values) }) })
    .transform(({ selected_option }) => selected_option.value);
}
