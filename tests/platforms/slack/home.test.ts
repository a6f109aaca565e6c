/** The Home tab of the started bot. */
import { describe, expect, it } from 'vitest';
import type { ShownView } from '../../servers/slack/recording.ts';
import { ADMIN, ASKER, COLLEAGUE } from '../../servers/slack/workspace.ts';
import { withBot } from './with-bot.ts';

const here = withBot();

async function openHome(user = ASKER): Promise<ShownView> {
  const before = here.slack.views.length;
  await here.slack.openHome({ user });
  return here.slack.waitFor(() => here.slack.views[before], 'the Home tab');
}

const shown = ({ view }: ShownView) => JSON.stringify(view.blocks);

/** The Home tab that somebody has now. */
async function published(count: number): Promise<ShownView> {
  return here.slack.waitFor(
    () => here.slack.views.filter(({ type }) => type === 'home')[count],
    'a new Home tab',
  );
}

describe('the Home tab', () => {
  it('shows what can be asked, what is known, and the sources with their age', async () => {
    const home = shown(await openHome());
    expect(home).toContain('senior seattle');
    expect(home).toContain('London, Berlin, San Francisco');
    expect(home).toMatch(/ResumeGeni\) \(May 2024\), \d+ years?(?: and \d+ months?)? old/);
    expect(home).not.toContain('For admins');
  });

  it('shows admins how to turn listening on', async () => {
    expect(shown(await openHome(ADMIN))).toContain('/salary listen on');
  });

  it('answers in a modal, and goes on in it', async () => {
    const home = await openHome();
    const before = here.slack.views.length;
    await here.slack.pressButton({ on: home, label: 'senior seattle' });
    const modal = await here.slack.waitFor(() => here.slack.views[before], 'a modal');
    expect(modal.type).toBe('modal');
    expect(shown(modal)).toContain('Seattle metro');
    await here.slack.pressButton({ on: modal, label: 'top metros' });
    const next = await here.slack.waitFor(() => here.slack.views[before + 1], 'the next answer');
    expect(next.via).toBe('views.update');
    expect(shown(next)).toContain('San Jose metro');
  });

  it('opens the offer form', async () => {
    const home = await openHome();
    const before = here.slack.views.length;
    await here.slack.pressButton({ on: home, label: 'Check an offer' });
    const modal = await here.slack.waitFor(() => here.slack.views[before], 'the form');
    expect(modal.view.callback_id).toBe('offer');
  });

  it('keeps the latest questions of whoever allows it, never an offer, until told to forget them', async () => {
    const home = await openHome(COLLEAGUE);
    const homes = () => here.slack.views.filter(({ type }) => type === 'home').length;
    let before = homes();
    await here.slack.pressButton({ on: home, label: 'Keep my latest questions here', user: COLLEAGUE });
    await published(before);
    await here.ask('staff in london', COLLEAGUE);
    await here.ask('is 140k good for a senior in boston?', COLLEAGUE);
    await here.ask('staff in berlin', ASKER);
    const kept = await openHome(COLLEAGUE);
    expect(shown(kept)).toContain('staff in london');
    expect(shown(kept)).not.toContain('140k');
    expect(shown(kept)).not.toContain('staff in berlin');
    before = homes();
    await here.slack.pressButton({ on: kept, label: 'Forget them', user: COLLEAGUE });
    expect(shown(await published(before))).not.toContain('staff in london');
  });
});
