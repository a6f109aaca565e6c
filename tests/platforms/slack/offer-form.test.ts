/** The offer form of the started bot: opened, filled in wrong, filled in right. */
import { describe, expect, it } from 'vitest';
import type { InteractionDelivery } from '../../servers/slack/delivery.ts';
import type { ShownView } from '../../servers/slack/recording.ts';
import { withBot } from './with-bot.ts';

const here = withBot();
const FILLED = { amount: '150,000', currency: 'USD', period: 'year', level: 'senior', place: 'Seattle' };

async function openForm(text = 'offer'): Promise<ShownView> {
  const before = here.slack.views.length;
  await here.slack.command({ text });
  return here.slack.waitFor(() => here.slack.views[before], 'the form');
}

/** The form's fields share one action id, so they are filled in by block. */
function submit(view: ShownView, values: Partial<typeof FILLED>): Promise<InteractionDelivery> {
  return here.slack.submitModal({ view, values: { ...FILLED, ...values } });
}

describe('/salary offer', () => {
  it('opens a form, filled in with what was said already', async () => {
    const view = await openForm('offer staff in london');
    const shown = JSON.stringify(view.view.blocks);
    expect(shown).toContain('"initial_option":{"text":{"type":"plain_text","text":"Staff, principal"');
    expect(shown).toContain('"initial_value":"london"');
  });

  it('answers in the form, for the asker alone', async () => {
    const { ack, inTime } = await submit(await openForm(), {});
    expect(inTime).toBe(true);
    expect(ack).toMatchObject({ response_action: 'update' });
    expect(JSON.stringify(ack)).toContain('$150,000 is within Senior, US');
    expect(here.slack.messages).toEqual([]);
  });

  it.each([
    ['85.000', { currency: 'EUR', place: 'Berlin' }, '€85,000'],
    ['150k', {}, '$150,000'],
    ['75', { period: 'hour', place: '' }, '$75'],
    ['12,500', { period: 'month' }, '$12,500'],
  ])('reads %s', async (amount, values, said) => {
    const { ack } = await submit(await openForm(), { amount, ...values });
    expect(JSON.stringify(ack)).toContain(said);
  });

  it.each([
    ['a lot', 'amount'],
    ['0', 'amount'],
    ['-5', 'amount'],
    ['150k to 170k and more', 'amount'],
    ['<!channel>', 'amount'],
    ['9'.repeat(80), 'amount'],
  ])('says at its field what is wrong with the amount “%s”', async (amount) => {
    const { ack } = await submit(await openForm(), { amount });
    expect(ack).toMatchObject({
      response_action: 'errors',
      errors: { amount: expect.stringContaining('150,000') },
    });
  });

  it('says at its field that it knows no such place, and answers honestly for one that no source covers', async () => {
    const { ack } = await submit(await openForm(), { place: 'Xyzzyville' });
    expect(ack).toMatchObject({
      response_action: 'errors',
      errors: { place: expect.stringContaining('no place') },
    });
    const elsewhere = await submit(await openForm(), { place: 'Toronto' });
    expect(JSON.stringify(elsewhere.ack)).toContain('Toronto');
  });

  it('goes on within the form', async () => {
    const { ack } = await submit(await openForm(), {});
    expect(ack).toMatchObject({ response_action: 'update' });
    const shown = here.slack.views.at(-1);
    if (!shown) throw new Error('No view.');
    const before = here.slack.views.length;
    await here.slack.pressButton({ on: shown, action_id: 'ask:0' });
    const next = await here.slack.waitFor(() => here.slack.views[before], 'the next view');
    expect(next.via).toBe('views.update');
  });
});
