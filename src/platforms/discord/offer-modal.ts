/** The offer form as a modal of Discord's, and what is said where it is filled in wrong: Discord has no word for that. */
import {
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import {
  CURRENCIES,
  MAX_FIELD_CHARACTERS,
  OFFER_LEVELS,
  type OfferFields,
  PERIODS,
} from '../../chat/offer-form.ts';
import { cut } from '../../chat/plain-words.ts';
import { keysOf, oneOf } from './parse-event.ts';
import { button, OFFER_AGAIN, row } from './render-buttons.ts';

export const OFFER_MODAL = 'offer';

/** @param start what is filled in already */
export function renderOfferModal(start: Partial<OfferFields>): APIModalInteractionResponseCallbackData {
  const { amount = '', currency, period, level, place = '' } = start;
  return {
    custom_id: OFFER_MODAL,
    title: 'Check an offer',
    components: [
      labelled(
        'Amount',
        input('amount', '150,000 or 150k', amount, true),
        'Only you see the answer; nothing of this is kept.',
      ),
      labelled(
        'Currency',
        select(
          'currency',
          CURRENCIES.map((code) => [code, code]),
          currency,
        ),
      ),
      labelled('Paid', select('period', Object.entries(PERIODS), period)),
      labelled('Level', select('level', Object.entries(OFFER_LEVELS), level)),
      labelled(
        'Place',
        input('place', 'Seattle, California, London…', place, false),
        'Empty: the whole United States',
      ),
    ],
  };
}

/** What was filled in; a choice that is none of ours counts as not made. */
export function parseOfferModal({ fields }: ModalSubmitInteraction): OfferFields {
  const chosen = (id: string) => fields.getStringSelectValues(id)[0] ?? '';
  return {
    amount: fields.getTextInputValue('amount'),
    currency: oneOf(CURRENCIES, chosen('currency')) ?? 'USD',
    period: oneOf(keysOf(PERIODS), chosen('period')) ?? 'year',
    level: oneOf(keysOf(OFFER_LEVELS), chosen('level')) ?? 'any',
    place: fields.getTextInputValue('place'),
  };
}

/** A button that opens the form once more, with what was typed and chosen, as far as an id has room for it. */
export function renderTryAgain({ amount, currency, period, level, place }: OfferFields) {
  const typed = (text: string, most: number) => cut(text.replaceAll('|', ' '), most);
  const state = [currency, period, level, typed(amount, 30), typed(place, 30)].join('|');
  return row([button('Try again', OFFER_AGAIN + state, ButtonStyle.Primary)]);
}

/** What such a button carries. */
export function parseTryAgain(state: string): Partial<OfferFields> {
  const [currency = '', period = '', level = '', amount = '', place = ''] = state.split('|');
  const chosen = {
    currency: oneOf(CURRENCIES, currency),
    period: oneOf(keysOf(PERIODS), period),
    level: oneOf(keysOf(OFFER_LEVELS), level),
  };
  return { amount, place, ...Object.fromEntries(Object.entries(chosen).filter(([, value]) => value)) };
}

function labelled<T>(label: string, component: T, description?: string) {
  return {
    type: ComponentType.Label as const,
    label,
    component,
    ...(description === undefined ? {} : { description }),
  };
}

function input(id: string, placeholder: string, value: string, required: boolean) {
  return {
    type: ComponentType.TextInput as const,
    custom_id: id,
    style: TextInputStyle.Short,
    placeholder,
    required,
    max_length: MAX_FIELD_CHARACTERS,
    ...(value === '' ? {} : { value: cut(value, MAX_FIELD_CHARACTERS) }),
  };
}

function select(id: string, choices: readonly (readonly [value: string, label: string])[], initial?: string) {
  const [first] = choices;
  const chosen = choices.some(([value]) => value === initial) ? initial : first?.[0];
  return {
    type: ComponentType.StringSelect as const,
    custom_id: id,
    options: choices.map(([value, label]) => ({ value, label, default: value === chosen })),
  };
}
