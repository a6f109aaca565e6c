/** The offer form as a modal of Slack's. */
import type { types } from '@slack/bolt';
import { z } from 'zod';
import {
  CURRENCIES,
  MAX_FIELD_CHARACTERS,
  OFFER_LEVELS,
  type OfferFields,
  type OfferStart,
  PERIODS,
} from '../../chat/offer-form.ts';
import { cut } from '../../chat/plain-words.ts';
import { MAX_SELECT_LABEL_CHARACTERS } from './limits.ts';
import { plain } from './render-buttons.ts';

export const OFFER_VIEW = 'offer';

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
      field('level', 'Level', select(Object.entries(OFFER_LEVELS), level)),
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
  level: z.object({ level: chosen(keys(OFFER_LEVELS)) }),
  place: z.object({ place: text }),
});

/** What was filled in. @throws ZodError where it is no submission of this form */
export function parseOffer(values: unknown): OfferFields {
  const { amount, currency, period, level, place } = fieldsSchema.parse(values);
  return {
    amount: amount.amount.value ?? '',
    ...currency,
    ...period,
    ...level,
    place: place.place.value ?? '',
  };
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
