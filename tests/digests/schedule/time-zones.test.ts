/** What people call time zones, and the zone that is meant. */
import { timeZonesNames } from '@vvo/tzdb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalZone } from '../../../src/digests/schedule/canonical-zone.ts';
import { readSchedule } from '../../../src/digests/schedule/read-schedule.ts';

function zone(typed: string, own?: string): string {
  const found = readSchedule(`mondays 9am ${typed}`, own);
  return found.kind === 'schedule' ? found.schedule.zone : found.problem;
}

describe('the name of a zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/london', 'Europe/London'],
    ['AMERICA/NEW_YORK', 'America/New_York'],
    ['america/new york', 'America/New_York'],
    ['america/argentina/buenos_aires', 'America/Argentina/Buenos_Aires'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['Asia/Katmandu', 'Asia/Kathmandu'],
    ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['America/Fort_Wayne', 'America/Indiana/Indianapolis'],
    ['Australia/Victoria', 'Australia/Melbourne'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['EST5EDT', 'America/New_York'],
    ['Etc/UTC', 'UTC'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
    ['Etc/GMT-14', 'Etc/GMT-14'],
  ])('is read in any case, old names as new ones: %s', (typed, expected) => {
    expect(zone(typed)).toBe(expected);
  });

  it('is one for each zone of the database, and known to this machine', () => {
    for (const name of timeZonesNames) {
      expect(zone(name)).toBe(name);
      expect(zone(name.toLowerCase())).toBe(name);
    }
    for (const name of Intl.supportedValuesOf('timeZone')) {
      const canonical = canonicalZone(name) ?? '';
      expect(canonicalZone(canonical)).toBe(canonical);
      const shown = (zone: string): string => new Date(0).toLocaleString('en', { timeZone: zone });
      expect(shown(canonical)).toBe(shown(name));
    }
  });

  it('is none for other texts', () => {
    expect(canonicalZone('Europe/Berln')).toBeUndefined();
    expect(canonicalZone('Etc/GMT+13')).toBeUndefined();
    expect(canonicalZone('Etc/GMT-15')).toBeUndefined();
    expect(canonicalZone('')).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => canonicalZone(text) === undefined || text.length > 0));
  });
});

describe('a city', () => {
  it.each([
    ['berlin', 'Europe/Berlin'],
    ['Munich', 'Europe/Berlin'],
    ['Köln', 'Europe/Berlin'],
    ['cologne', 'Europe/Berlin'],
    ['Düsseldorf', 'Europe/Berlin'],
    ['Zürich', 'Europe/Zurich'],
    ['zurich', 'Europe/Zurich'],
    ['Kraków', 'Europe/Warsaw'],
    ['malmo', 'Europe/Stockholm'],
    ['the hague', 'Europe/Amsterdam'],
    ['Kyiv', 'Europe/Kyiv'],
    ['kiev', 'Europe/Kyiv'],
    ['London', 'Europe/London'],
    ['Manchester', 'Europe/London'],
    ['Dublin', 'Europe/Dublin'],
    ['tel aviv', 'Asia/Jerusalem'],
    ['New York', 'America/New_York'],
    ['New York City', 'America/New_York'],
    ['NYC', 'America/New_York'],
    ['Boston', 'America/New_York'],
    ['washington dc', 'America/New_York'],
    ['Washington, D.C.', 'America/New_York'],
    ['austin', 'America/Chicago'],
    ['St. Louis', 'America/Chicago'],
    ['seattle', 'America/Los_Angeles'],
    ['San Francisco', 'America/Los_Angeles'],
    ['SF', 'America/Los_Angeles'],
    ['the bay area', 'America/Los_Angeles'],
    ['Montréal', 'America/Toronto'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['Port of Spain', 'America/Port_of_Spain'],
    ['Bangalore', 'Asia/Kolkata'],
    ['Bengaluru', 'Asia/Kolkata'],
    ['Mumbai', 'Asia/Kolkata'],
    ['Hyderabad', 'Asia/Kolkata'],
    ['Saigon', 'Asia/Ho_Chi_Minh'],
    ['Tokyo', 'Asia/Tokyo'],
    ['hong kong', 'Asia/Hong_Kong'],
    ['melbourne', 'Australia/Melbourne'],
    ['Lord Howe', 'Australia/Lord_Howe'],
    ['Chatham', 'Pacific/Chatham'],
  ])('%s', (typed, expected) => {
    expect(zone(typed)).toBe(expected);
  });

  it.each([
    ['Portland', 'America/Los_Angeles'],
    ['Portland, Maine', 'America/New_York'],
    ['portland me', 'America/New_York'],
    ['portland, OR', 'America/Los_Angeles'],
    ['London, Ontario', 'America/Toronto'],
    ['Cambridge UK', 'Europe/London'],
    ['cambridge massachusetts', 'America/New_York'],
    ['Springfield, Illinois', 'America/Chicago'],
    ['raleigh nc', 'America/New_York'],
    ['Melbourne Australia', 'Australia/Melbourne'],
    ['San Jose, California', 'America/Los_Angeles'],
    ['San Jose Costa Rica', 'America/Costa_Rica'],
    ['toronto ET', 'America/Toronto'],
    ['new york usa', 'America/New_York'],
    ['berlin germany CET', 'Europe/Berlin'],
  ])('is told from its namesakes by what stands beside: %s', (typed, expected) => {
    expect(zone(typed)).toBe(expected);
  });

  it.each([
    ['cambridge', ['Europe/London', 'America/New_York']],
    ['birmingham', ['Europe/London', 'America/Chicago']],
    ['san jose', ['America/Los_Angeles', 'America/Costa_Rica']],
    ['springfield', ['America/New_York', 'America/Chicago']],
    ['washington', ['America/New_York', 'America/Los_Angeles']],
  ])('of which there are several alike is asked about: %s', (typed, offered) => {
    expect(zone(typed)).toContain('can mean more than one time zone. Type the one you mean');
    for (const one of offered) expect(zone(typed)).toContain(one);
  });

  it('of which there are several alike is the one on the clock of whoever asks', () => {
    expect(zone('birmingham', 'America/Chicago')).toBe('America/Chicago');
    expect(zone('cambridge', 'Europe/London')).toBe('Europe/London');
  });

  it('that is misspelt is not guessed but offered', () => {
    expect(zone('Berln')).toBe('I know no time zone "berln". Did you mean Europe/Berlin?');
    expect(zone('new yrok')).toBe('I know no time zone "new yrok". Did you mean America/New_York?');
    expect(zone('san fransisco')).toContain('Did you mean America/Los_Angeles?');
    expect(zone('Europe/Lodon')).toContain('Did you mean Europe/London?');
    expect(zone('Amstrdam')).toContain('Did you mean Europe/Amsterdam?');
  });
});

describe('a country or state', () => {
  it.each([
    ['japan', 'Asia/Tokyo'],
    ['germany', 'Europe/Berlin'],
    ['india', 'Asia/Kolkata'],
    ['uk time', 'Europe/London'],
    ['german time', 'Europe/Berlin'],
    ['ireland', 'Europe/Dublin'],
    ['spain', 'Europe/Madrid'],
    ['portugal', 'Europe/Lisbon'],
    ['china', 'Asia/Shanghai'],
    ['new zealand', 'Pacific/Auckland'],
    ['california', 'America/Los_Angeles'],
    ['texas', 'America/Chicago'],
    ['new jersey', 'America/New_York'],
    ['ontario', 'America/Toronto'],
  ])('with one clock, or nearly, has that: %s', (typed, expected) => {
    expect(zone(typed)).toBe(expected);
  });

  it.each(['usa', 'US', 'united states', 'canada', 'russia', 'australia', 'europe', 'georgia'])(
    'with several is asked about: %s',
    (typed) => {
      expect(zone(typed)).toContain('can mean more than one time zone');
    },
  );

  it('with several is that of whoever asks, if it is one of them', () => {
    expect(zone('usa', 'America/Chicago')).toBe('America/Chicago');
  });
});

describe('what a clock is called', () => {
  it.each([
    ['UTC', 'UTC'],
    ['GMT', 'UTC'],
    ['Z', 'UTC'],
    ['ET', 'America/New_York'],
    ['EST', 'America/New_York'],
    ['edt', 'America/New_York'],
    ['eastern', 'America/New_York'],
    ['US eastern time', 'America/New_York'],
    ['eastern standard time', 'America/New_York'],
    ['CT', 'America/Chicago'],
    ['central time', 'America/Chicago'],
    ['MT', 'America/Denver'],
    ['PT', 'America/Los_Angeles'],
    ['pacific daylight time', 'America/Los_Angeles'],
    ['CET', 'Europe/Berlin'],
    ['CEST', 'Europe/Berlin'],
    ['central european summer time', 'Europe/Berlin'],
    ['BST', 'Europe/London'],
    ['EET', 'Europe/Athens'],
    ['JST', 'Asia/Tokyo'],
    ['SGT', 'Asia/Singapore'],
    ['AEST', 'Australia/Sydney'],
    ['NPT', 'Asia/Kathmandu'],
    ['india standard time', 'Asia/Kolkata'],
  ])('%s', (typed, expected) => {
    expect(zone(typed)).toBe(expected);
  });

  it.each([
    ['CET', 'Europe/Vienna'],
    ['EST', 'America/Toronto'],
    ['ET', 'America/Detroit'],
    ['IST', 'Asia/Kolkata'],
    ['IST', 'Europe/Dublin'],
  ])('is the own zone of whoever asks, if its clock is called so: %s in %s', (typed, own) => {
    expect(zone(typed, own)).toBe(own);
  });

  it.each([
    ['IST', ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']],
    ['CST', ['America/Chicago', 'Asia/Shanghai', 'America/Havana']],
  ])('and several clocks are called is asked about: %s', (typed, offered) => {
    expect(zone(typed, 'Europe/Berlin')).toContain(`"${typed}" can mean more than one time zone.`);
    for (const one of offered) expect(zone(typed, 'Europe/Berlin')).toContain(one);
  });
});

describe('hours from UTC', () => {
  it.each([
    ['UTC+2', 'Etc/GMT-2'],
    ['GMT-3', 'Etc/GMT+3'],
    ['utc + 02:00', 'Etc/GMT-2'],
    ['UTC+0', 'UTC'],
    ['UTC+14', 'Etc/GMT-14'],
    ['UTC-12', 'Etc/GMT+12'],
  ])('are a zone without summer time: %s', (typed, expected) => {
    expect(zone(typed)).toBe(expected);
  });

  it('stand behind the time as well', () => {
    const read = readSchedule('mondays 09:00+02:00', undefined);
    expect(read).toMatchObject({ kind: 'schedule', schedule: { cron: '0 9 * * 1', zone: 'Etc/GMT-2' } });
    expect(readSchedule('mondays 9:00Z', undefined)).toMatchObject({ schedule: { zone: 'UTC' } });
  });

  it('are whole ones, and no more than there are', () => {
    expect(zone('UTC+5:30')).toContain('I know only whole hours from UTC');
    expect(zone('UTC+15')).toContain('No clock is "utc+15".');
    expect(zone('UTC-13')).toContain('No clock is "utc-13".');
  });
});
