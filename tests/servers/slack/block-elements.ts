/** Block Kit's interactive elements, and where Slack lets each of them stand. */
import { z } from 'zod';
import { confirm, formattedOption, id, option, plainText, url } from './block-texts.ts';

const base = { action_id: id.optional() };
const placeholder = plainText(150).optional();
const focus = z.boolean().optional();

const button = z.strictObject({
  ...base,
  type: z.literal('button'),
  text: plainText(75),
  url: url.optional(),
  value: z.string().max(2_000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: z.string().max(75).optional(),
});

const menu = {
  ...base,
  placeholder,
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z
    .array(z.strictObject({ label: plainText(75), options: z.array(option).min(1).max(100) }))
    .min(1)
    .max(100)
    .optional(),
  confirm: confirm.optional(),
  focus_on_load: focus,
};
const eitherOptions = (one: { options?: unknown; option_groups?: unknown }): boolean =>
  (one.options === undefined) !== (one.option_groups === undefined);
const EITHER = 'must define either options or option_groups';

const staticSelect = z
  .strictObject({ ...menu, type: z.literal('static_select'), initial_option: option.optional() })
  .refine(eitherOptions, EITHER);

const multiStaticSelect = z
  .strictObject({
    ...menu,
    type: z.literal('multi_static_select'),
    initial_options: z.array(option).min(1).max(100).optional(),
    max_selected_items: z.int().min(1).optional(),
  })
  .refine(eitherOptions, EITHER);

const overflow = z.strictObject({
  ...base,
  type: z.literal('overflow'),
  options: z
    .array(option.extend({ url: url.optional() }))
    .min(1)
    .max(5),
  confirm: confirm.optional(),
});

const picker = { ...base, placeholder, confirm: confirm.optional(), focus_on_load: focus };

const conversationsSelect = z.strictObject({
  ...picker,
  type: z.literal('conversations_select'),
  initial_conversation: z.string().optional(),
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
  filter: z.record(z.string(), z.unknown()).optional(),
});

const channelsSelect = z.strictObject({
  ...picker,
  type: z.literal('channels_select'),
  initial_channel: z.string().optional(),
  response_url_enabled: z.boolean().optional(),
});

const usersSelect = z.strictObject({
  ...picker,
  type: z.literal('users_select'),
  initial_user: z.string().optional(),
});

const timepicker = z.strictObject({
  ...picker,
  type: z.literal('timepicker'),
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  timezone: z.string().optional(),
});

const chosen = { ...base, options: z.array(formattedOption).min(1).max(10), confirm: confirm.optional() };
const checkboxes = z.strictObject({
  ...chosen,
  type: z.literal('checkboxes'),
  initial_options: z.array(formattedOption).min(1).max(10).optional(),
  focus_on_load: focus,
});
const radioButtons = z.strictObject({
  ...chosen,
  type: z.literal('radio_buttons'),
  initial_option: formattedOption.optional(),
  focus_on_load: focus,
});

const dispatch = z
  .strictObject({
    trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
  })
  .optional();
const plainTextInput = z.strictObject({
  ...base,
  type: z.literal('plain_text_input'),
  initial_value: z.string().max(3_000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3_000).optional(),
  max_length: z.int().min(1).max(3_000).optional(),
  dispatch_action_config: dispatch,
  focus_on_load: focus,
  placeholder,
});
const number = z.string().regex(/^-?\d+(\.\d+)?$/);
const numberInput = z.strictObject({
  ...base,
  type: z.literal('number_input'),
  is_decimal_allowed: z.boolean(),
  initial_value: number.optional(),
  min_value: number.optional(),
  max_value: number.optional(),
  dispatch_action_config: dispatch,
  focus_on_load: focus,
  placeholder,
});

const feedbackButton = z.strictObject({
  text: plainText(75),
  value: z.string().max(2_000),
  accessibility_label: z.string().max(75).optional(),
});
const feedbackButtons = z.strictObject({
  ...base,
  type: z.literal('feedback_buttons'),
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});
const iconButton = z.strictObject({
  ...base,
  type: z.literal('icon_button'),
  icon: z.literal('trash'),
  text: plainText(75),
  value: z.string().max(2_000).optional(),
  confirm: confirm.optional(),
  accessibility_label: z.string().max(75).optional(),
  visible_to_user_ids: z.array(z.string()).optional(),
});

export const ONE_SOURCE = 'must define either image_url or slack_file';
export function hasOneSource(one: { image_url?: unknown; slack_file?: unknown }): boolean {
  return (one.image_url === undefined) !== (one.slack_file === undefined);
}

export const image = z
  .strictObject({
    type: z.literal('image'),
    alt_text: z.string().min(1).max(2_000),
    image_url: url.optional(),
    slack_file: z.record(z.string(), z.string()).optional(),
  })
  .refine(hasOneSource, ONE_SOURCE);

const choosers = [
  staticSelect,
  multiStaticSelect,
  conversationsSelect,
  channelsSelect,
  usersSelect,
  timepicker,
  checkboxes,
  radioButtons,
] as const;

export const actionElement = z.discriminatedUnion('type', [button, overflow, ...choosers]);
export const accessory = z.discriminatedUnion('type', [image, button, overflow, ...choosers]);
export const inputElement = z.discriminatedUnion('type', [plainTextInput, numberInput, ...choosers]);
export const contextAction = z.discriminatedUnion('type', [feedbackButtons, iconButton]);
