import { createRelay } from '../../activities/mail/relay.ts';
import { createTransport } from '../../activities/mail/transport.ts';
import type { ProceedingsClock } from '../../domain/calendar/proceedings-clock.ts';
import { closeRegister, openRegister } from '../../register/database.ts';
import { postRoomOf } from './post-office.ts';

/** What the process is started with, as its one argument in JSON. */
export interface SendingOrder {
  readonly databaseUrl: string;
  readonly smtpUrl: string;
  readonly relayApiUrl: string;
  readonly clock: ProceedingsClock;
}

/** A process that sends what is due and ends: to be killed by tests, so that nothing of it can be tidied up. */
const order = JSON.parse(process.argv[2] ?? '{}') as SendingOrder;
const register = openRegister(order.databaseUrl);
const transport = createTransport(order.smtpUrl);
const relay = createRelay(order.relayApiUrl);
await postRoomOf(register, { clock: order.clock, transport, relay })({ mechanism: 'untoc' });
await transport.close();
await closeRegister(register);
