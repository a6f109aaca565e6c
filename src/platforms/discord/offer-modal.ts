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
  readOfferFields,
} from '../../chat/offer-form.ts';
import { cut } from '../../chat/plain-words.ts';
import { button, OFFER_AGAIN, row } from './render-buttons.ts';

export const OFFER_MODAL = 'offer';

/** @param fields what is filled in already */
export function renderOfferModal(fields: OfferFields): APIModalInteractionResponseCallbackData {
  const { amount, currency, period, level, place } = fields;
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

export function parseOfferModal({ fields }: ModalSubmitInteraction): OfferFields {
  return readOfferFields((field) =>
    field === 'amount' || field === 'place'
      ? fields.getTextInputValue(field)
      : (fields.getStringSelectValues(field)[0] ?? ''),
  );
}

/** In this order an id carries them: those that may be cut last. */
const CARRIED = ['currency', 'period', 'level', 'amount', 'place'] as const;
const MAX_CARRIED_CHARACTERS = 30;

/** A button that opens the form once more, with what was typed and chosen, as far as an id has room for it. */
export function renderTryAgain(fields: OfferFields) {
  const state = CARRIED.map((field) => cut(fields[field].replaceAll('|', ' '), MAX_CARRIED_CHARACTERS));
  return row([button('Try again', OFFER_AGAIN + state.join('|'), ButtonStyle.Primary)]);
}

/** What such a button carries. */
export function parseTryAgain(state: string): OfferFields {
  const parts = state.split('|');
  return readOfferFields((field) => parts[CARRIED.indexOf(field)] ?? '');
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

function select(id: string, choices: readonly (readonly [value: string, label: string])[], chosen: string) {
  return {
    type: ComponentType.StringSelect as const,
    custom_id: id,
    options: choices.map(([value, label]) => ({ value, label, default: value === chosen })),
  };
}
