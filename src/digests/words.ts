/** What the desk and the notices say, each thing in one place: plainly, with what to type next. */
import type { Line } from '../chat/digest-desk.ts';
import type { Run, Subscription } from '../chat/digest-records.ts';
import type { PlatformName } from '../chat/records.ts';
import { canonicalZone } from './schedule/canonical-zone.ts';
import { describeMoment, describeSchedule } from './schedule/describe-schedule.ts';

export const HOW_TO: readonly Line[] = [
  ['Say when, and where in the world that time is: ', { command: 'create every monday 9am berlin' }, '.'],
  [
    'Also: "weekdays 8:30 New York", "first of the month at noon UTC", "last friday of the month 16:00 Tokyo".',
  ],
  ['It comes to the channel you are in, or to one that you name.'],
];

export const NONE_YET: Line = ['There is no digest here yet.'];

/** For who wants to do something with a digest, and has none. */
export const NONE_TO_USE: Line = [
  ...NONE_YET,
  ' To set one up: ',
  { command: 'create every monday 9am berlin' },
];

/** All that can be typed. @param number of a digest that is there, where one is */
export function commands(number = 1): Line {
  const others = ['preview', 'run', 'pause', 'resume'].map((verb) => `${verb} ${number}`);
  return [
    'You can type: ',
    { command: 'list' },
    ` · ${[...others, `change ${number} …`, `remove ${number}`].join(' · ')}`,
  ];
}

export function howToChange(number: number): Line[] {
  return [
    ['Say what is to change: ', { command: `change ${number} fridays 10am` }, '.'],
    ['A time, days, a city or a channel is enough: what you do not say stays.'],
  ];
}

/** How a channel is named where the admin is. */
export function howToName(platform: PlatformName): string {
  return platform === 'discord'
    ? 'Choose it in the field "channel", or say this in that channel.'
    : 'Type # and pick it from the list that comes up, or say this in that channel.';
}

/** @param id of the line in the log that has the reason */
export function storeAway(id: string): Line {
  return [
    'I cannot reach what I keep at the moment, so I cannot tell whether anything was changed. Before you try again, look at ',
    { command: 'list' },
    ` in a minute. Questions are answered all the same; whoever runs me finds the reason in the log, under ${id}.`,
  ];
}

/** Mondays at 09:00 Europe/Berlin in #comp */
export function nameOf({ cron, zone, channel }: Pick<Subscription, 'cron' | 'zone' | 'channel'>): Line {
  return [`${describeSchedule({ cron, zone })} in `, { channel }];
}

/** A digest in the list, with what comes next. @param last its last run */
export function listed(subscription: Subscription, last: Run | undefined): Line {
  const { number, zone } = subscription;
  const name: Line = [`${number}. `, ...nameOf(subscription)];
  if (!isKnown(zone)) return [...name, '; ', ...unknownZone(subscription)];
  const missed =
    last?.outcome === 'missed' ? `; the one of ${describeMoment(last.scheduledFor, zone)} was missed` : '';
  return [...name, '; ', ...nextOf(subscription, last), missed];
}

function nextOf({ number, zone, nextAt, state, whenAllTold }: Subscription, last: Run | undefined): Line {
  if (state === 'paused') return ['paused'];
  if (state === 'refused')
    return ['paused, as I could not post there; when that is put right: ', { command: `resume ${number}` }];
  // What the schedule says would be wrong: nothing comes while there is nothing to tell.
  if (whenAllTold === 'rest' && last?.outcome === 'rested')
    return [
      'has told all there is, and rests until figures change; to start again from the beginning: ',
      { command: `repeat ${number}` },
    ];
  return [`next: ${describeMoment(nextAt, zone)}`];
}

/** Whether this Node knows a time zone that was kept: it may have been kept by a newer one. */
export function isKnown(zone: string): boolean {
  return canonicalZone(zone) !== undefined;
}

export function unknownZone({ number, zone }: Pick<Subscription, 'number' | 'zone'>): Line {
  return [`I do not know the time zone ${zone}; name another: `, { command: `change ${number} berlin` }];
}

export function titleOf({ zone }: Pick<Subscription, 'zone'>, at: number): string {
  const [day = ''] = describeMoment(at, zone).split(',');
  return `Market digest · ${day}`;
}

/** To the admin, once, when a channel takes no digest any more. */
export function refusedNotice(subscription: Subscription, why: string): Line[] {
  const { number } = subscription;
  return [
    [`I could not post digest ${number} (`, ...nameOf(subscription), `). ${why}`],
    ['It is paused. When that is put right: ', { command: `resume ${number}` }, '.'],
  ];
}

/** To the admin, once, when all has been told. */
export function allToldNotice(subscription: Subscription): Line[] {
  const { number } = subscription;
  return [
    [
      `Digest ${number} (`,
      ...nameOf(subscription),
      ') has told all there is, and no figure has changed since. So today nothing was posted.',
    ],
    ['It will come again when figures change.'],
    ['To start again from the beginning instead: ', { command: `repeat ${number}` }, '.'],
  ];
}

export function nothingToTell({ number }: Subscription): Line[] {
  return [
    [`Digest ${number} has told all there is, and no figure has changed since: there is nothing to post.`],
    ['To start again from the beginning: ', { command: `repeat ${number}` }, '.'],
  ];
}
