import { afterEach, describe, expect, test } from 'vitest';
import type { OutgoingMail } from '../../../activities/mail/outgoing-mail.ts';
import { createTransport, type Transport } from '../../../activities/mail/transport.ts';
import { parseMailAddress } from '../../../domain/letters/mail-address.ts';
import { type Behaviour, type FaultyRelay, startFaultyRelay } from '../../support/faulty-relay.ts';
import { takeFreePort } from '../../support/free-port.ts';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function relayThat(behave: (recipient: string, index: number) => Behaviour): Promise<FaultyRelay> {
  const relay = await startFaultyRelay({ behave });
  open.push(relay);
  return relay;
}

function transportTo(smtpUrl: string, connections = 1): Transport {
  const transport = createTransport(smtpUrl, { connections });
  open.push(transport);
  return transport;
}

function mail(name = 'focal.point'): OutgoingMail {
  const to = parseMailAddress(`${name}@justice.example`);
  return {
    envelope: { from: parseMailAddress('reviews@chancery.example'), to },
    beginBeforeMs: Infinity,
    raw: Buffer.from(`Message-ID: <${name}@chancery.example>\r\nSubject: Test\r\n\r\nHello\r\n`),
  };
}

describe('what became of a mail', () => {
  test('accepted: the relay has it, from and to exactly whom the envelope names', async () => {
    const relay = await relayThat(() => 'accept');
    expect(await transportTo(relay.smtpUrl).send(mail())).toMatchObject({
      kind: 'accepted',
      reply: expect.stringMatching(/^250/) as string,
    });
    expect(relay.received).toMatchObject([
      {
        from: 'reviews@chancery.example',
        to: ['focal.point@justice.example'],
        messageId: 'focal.point@chancery.example',
        reports: null,
      },
    ]);
  });

  test('RFC 3461: where reports are wanted, the relay is asked for them by the letter’s name', async () => {
    const relay = await relayThat(() => 'accept');
    const { envelope, ...rest } = mail();
    await transportTo(relay.smtpUrl).send({
      ...rest,
      envelope: { ...envelope, reportsAs: 'a@chancery.example' },
    });
    expect(relay.received[0]?.reports).toEqual({
      name: 'a@chancery.example',
      when: ['SUCCESS', 'FAILURE', 'DELAY'],
    });
  });

  test.each([
    ['450 about the recipient', { reply: 450, to: 'recipient' }, 'not-now'],
    ['550 about the recipient', { reply: 550, to: 'recipient' }, 'refused'],
    ['451 about the message', { reply: 451, to: 'message' }, 'not-now'],
    ['554 about the message', { reply: 554, to: 'message' }, 'refused'],
    ['451 about the sender', { reply: 451, to: 'sender' }, 'not-now'],
    ['550 about the sender, which is no fault of the letter', { reply: 550, to: 'sender' }, 'relay-unusable'],
    ['421 at the recipient', { reply: 421, to: 'recipient' }, 'relay-unusable'],
    ['421 at the door', { reply: 421, to: 'connection' }, 'relay-unusable'],
    ['554 at the door', { reply: 554, to: 'connection' }, 'relay-unusable'],
    ['a connection lost before the message', { drop: 'recipient' }, 'relay-unusable'],
    ['a connection lost after the message, which the relay kept', { drop: 'message', kept: true }, 'unknown'],
    [
      'a connection lost after the message, which the relay lost',
      { drop: 'message', kept: false },
      'unknown',
    ],
  ] as const)('%s', async (_what, behaviour, kind) => {
    const relay = await relayThat(() => behaviour);
    expect(await transportTo(relay.smtpUrl).send(mail())).toMatchObject({ kind });
    expect(relay.received.length).toBe('kept' in behaviour && behaviour.kept ? 1 : 0);
  });

  test('a relay that does not listen is unusable', async () => {
    const transport = transportTo(`smtp://127.0.0.1:${await takeFreePort()}`);
    expect(await transport.send(mail())).toMatchObject({
      kind: 'relay-unusable',
      reason: expect.stringMatching(/ECONNREFUSED/) as string,
    });
  });
});

describe('the transport', () => {
  test('never repeats a mail whose connection was lost with it', async () => {
    const relay = await relayThat((_to, index) => (index === 0 ? { drop: 'message', kept: true } : 'accept'));
    const transport = transportTo(relay.smtpUrl);
    expect((await transport.send(mail('first'))).kind).toBe('unknown');
    expect((await transport.send(mail('second'))).kind).toBe('accepted');
    expect(relay.received.map(({ messageId }) => messageId)).toEqual([
      'first@chancery.example',
      'second@chancery.example',
    ]);
  });

  test('tries a fresh connection when a kept one has ended before the mail began to flow', async () => {
    const relay = await relayThat((_to, index) => (index === 1 ? { drop: 'recipient' } : 'accept'));
    const transport = transportTo(relay.smtpUrl);
    const kinds = [
      await transport.send(mail('a')),
      await transport.send(mail('b')),
      await transport.send(mail('c')),
    ];
    expect(kinds.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(relay.received.length).toBe(3);
    expect(relay.connections()).toBe(2);
  });

  test('goes on after a mail that was refused, and hands over each mail once', async () => {
    const asked: string[] = [];
    const relay = await relayThat((to) => {
      if (to !== '') asked.push(to);
      return to.startsWith('bad') ? { reply: 550, to: 'recipient' } : 'accept';
    });
    const transport = transportTo(relay.smtpUrl);
    const kinds: string[] = [];
    for (const name of ['good1', 'bad1', 'bad2', 'good2'])
      kinds.push((await transport.send(mail(name))).kind);
    expect(kinds).toEqual(['accepted', 'refused', 'refused', 'accepted']);
    expect(asked).toEqual(['good1', 'bad1', 'bad2', 'good2'].map((name) => `${name}@justice.example`));
  });

  test('sends many mails over few connections', async () => {
    const relay = await relayThat(() => 'accept');
    const transport = transportTo(relay.smtpUrl, 3);
    const names = Array.from({ length: 50 }, (_, index) => `n${index}`);
    const outcomes = await Promise.all(names.map((name) => transport.send(mail(name))));
    expect(outcomes.every(({ kind }) => kind === 'accepted')).toBe(true);
    expect(new Set(relay.received.flatMap(({ to }) => to)).size).toBe(50);
    expect(relay.connections()).toBeLessThanOrEqual(3);
  });

  test('makes do with fewer connections where the relay allows no more', async () => {
    const relay = await startFaultyRelay({ mostClients: 2, delayMs: 5 });
    open.push(relay);
    const transport = transportTo(relay.smtpUrl, 6);
    const names = Array.from({ length: 40 }, (_, index) => `n${index}`);
    await transport.send(mail('first'));
    const outcomes = await Promise.all(names.map((name) => transport.send(mail(name))));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
    expect(relay.received.length).toBe(41);
  });

  test('does not begin a mail whose time to begin has passed', async () => {
    const relay = await relayThat(() => 'accept');
    const late = { ...mail(), beginBeforeMs: Date.now() - 1 };
    expect(await transportTo(relay.smtpUrl).send(late)).toEqual({ kind: 'not-begun' });
    expect(relay.received).toEqual([]);
  });

  test('works again after it was closed while idle', async () => {
    const relay = await relayThat(() => 'accept');
    const transport = transportTo(relay.smtpUrl);
    await transport.send(mail('a'));
    await transport.close();
    expect((await transport.send(mail('b'))).kind).toBe('accepted');
  });
});
