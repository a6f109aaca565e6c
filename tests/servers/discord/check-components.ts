/** The limits of a message's components, of both generations, beyond what the schema says of each. */
import { ButtonStyle, ComponentType } from 'discord.js';
import type { BodyFault } from './check-body.ts';
import { MENU_TYPES } from './find-component.ts';
import type { Payload } from './recording.ts';
import { payloadAt, payloadsAt, textAt } from './world.ts';

const MOST_ROWS = 5;
const MOST_COMPONENTS = 40;
const MOST_TEXT = 4_000;

export interface Placed {
  readonly pointer: string;
  readonly component: Payload;
}

export function findComponentFaults(components: readonly Payload[], v2: boolean): BodyFault[] {
  const all = components.flatMap((one, index) => [...walk(one, `/components/${index}`)]);
  const faults = v2 ? findV2(all) : findV1(components);
  for (const placed of all) {
    const { type } = placed.component;
    if (type === ComponentType.ActionRow) faults.push(...findRow(placed));
    if (type === ComponentType.Button) faults.push(...findButton(placed));
    if (type === ComponentType.StringSelect) faults.push(...findMenu(placed));
  }
  return [...faults, ...findTwice(all), ...findSameNumbers(all)];
}

/** A component and everything in it, each with its place. */
export function* walk(component: Payload, pointer: string): Generator<Placed> {
  yield { pointer, component };
  for (const [index, one] of payloadsAt(component, 'components').entries())
    yield* walk(one, `${pointer}/components/${index}`);
  for (const key of ['accessory', 'component']) {
    const one = payloadAt(component, key);
    if (one) yield* walk(one, `${pointer}/${key}`);
  }
}

export function findTwice(all: readonly Placed[]): BodyFault[] {
  const seen = new Set<string>();
  return all.flatMap(({ component, pointer }) => {
    const id = textAt(component, 'custom_id');
    if (id === '' || !seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ pointer: `${pointer}/custom_id`, message: 'Component custom id cannot be duplicated' }];
  });
}

function findSameNumbers(all: readonly Placed[]): BodyFault[] {
  const given = all.filter(({ component }) => Number(component.id ?? 0) > 0);
  const numbers = given.map(({ component }) => component.id);
  return given.flatMap(({ component, pointer }, index) =>
    numbers.indexOf(component.id) === index
      ? []
      : [{ pointer: `${pointer}/id`, message: 'Component id cannot be duplicated' }],
  );
}

/** A menu's own sense: options once each, and as many as are asked for. */
export function findMenu({ component, pointer }: Placed): BodyFault[] {
  const options = payloadsAt(component, 'options');
  const values = options.map((one) => textAt(one, 'value'));
  const { min_values: least = 1, max_values: most = 1 } = component as Record<string, number>;
  const faults = values.flatMap((value, index) =>
    values.indexOf(value) === index
      ? []
      : [
          {
            pointer: `${pointer}/options/${index}/value`,
            message: 'The specified option value is already used',
          },
        ],
  );
  const empty = options.flatMap((one, index) =>
    ['label', 'value']
      .filter((key) => textAt(one, key) === '')
      .map((key) => ({ pointer: `${pointer}/options/${index}/${key}`, message: 'This field is required' })),
  );
  if (least > most || most > options.length)
    faults.push({ pointer: `${pointer}/max_values`, message: 'Must fit the options and min_values.' });
  if (options.filter((one) => one.default === true).length > most)
    faults.push({ pointer: `${pointer}/options`, message: 'Must not have more defaults than max_values.' });
  return [...faults, ...empty];
}

function findV1(components: readonly Payload[]): BodyFault[] {
  const faults: BodyFault[] = [];
  if (components.length > MOST_ROWS)
    faults.push({ pointer: '/components', message: `Must be ${MOST_ROWS} or fewer in length.` });
  for (const [index, { type }] of components.entries())
    if (type !== ComponentType.ActionRow)
      faults.push({ pointer: `/components/${index}/type`, message: 'Value must be one of {1}.' });
  return faults;
}

function findV2(all: readonly Placed[]): BodyFault[] {
  const faults: BodyFault[] = [];
  const text = all
    .filter(({ component }) => component.type === ComponentType.TextDisplay)
    .reduce((sum, { component }) => sum + textAt(component, 'content').length, 0);
  if (all.length > MOST_COMPONENTS)
    faults.push({
      pointer: '/components',
      message: `Must have ${MOST_COMPONENTS} or fewer components in all.`,
    });
  if (text > MOST_TEXT)
    faults.push({ pointer: '/components', message: `Must have ${MOST_TEXT} or fewer characters in all.` });
  return faults;
}

function findRow({ component, pointer }: Placed): BodyFault[] {
  const inside = payloadsAt(component, 'components');
  const menus = inside.filter(({ type }) => MENU_TYPES.includes(Number(type)));
  return menus.length > 0 && inside.length > 1
    ? [{ pointer: `${pointer}/components`, message: 'The specified component exceeds the maximum width' }]
    : [];
}

function findButton({ component, pointer }: Placed): BodyFault[] {
  const has = (key: string): boolean => component[key] !== undefined && component[key] !== null;
  const must = (key: string): BodyFault[] =>
    has(key) ? [] : [{ pointer: `${pointer}/${key}`, message: 'This field is required' }];
  const mustNot = (key: string): BodyFault[] =>
    has(key)
      ? [{ pointer: `${pointer}/${key}`, message: `Cannot be used with style ${component.style}.` }]
      : [];
  if (component.style === ButtonStyle.Premium) return [...must('sku_id'), ...mustNot('custom_id')];
  const named = textAt(component, 'label') !== '' || has('emoji');
  const nameless = named
    ? []
    : [{ pointer: `${pointer}/label`, message: 'A button must have a label or emoji' }];
  return component.style === ButtonStyle.Link
    ? [...must('url'), ...mustNot('custom_id'), ...nameless]
    : [...must('custom_id'), ...mustNot('url'), ...nameless];
}
