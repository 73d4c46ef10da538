import type { LightMyRequestResponse } from 'fastify';
import { createActivities } from '../../activities/activities.ts';
import { renderCalendar } from '../../activities/mail/render-calendar.ts';
import { createTransport } from '../../activities/mail/transport.ts';
import { alwaysOpen } from '../../domain/calendar/offices.ts';
import { type ProceedingsClock, toProceedingsTime } from '../../domain/calendar/proceedings-clock.ts';
import type { Transcript } from '../../domain/draw/transcript.ts';
import { enterStandingContacts } from '../../register/contacts.ts';
import type { Register } from '../../register/database.ts';
import { enterParties } from '../../register/parties.ts';
import { enterProcedure } from '../../register/procedures.ts';
import { buildApp } from '../../server/app.ts';
import { createProceedings } from '../../server/proceedings.ts';
import { resumeReview } from '../../server/resume-review.ts';
import { wakePostRoom } from '../../server/wake-post-room.ts';
import { Ceremony, expectRecorded } from './ceremony.ts';
import { createTestRegister } from './database.ts';
import { type ReceivedMail, startFaultyRelay } from './faulty-relay.ts';
import { LAUNCHED, POOL } from './launch-course.ts';
import { PHRASEBOOKS } from './phrasebooks.ts';
import { startTestProceedings, type TestProceedings } from './proceedings.ts';

/** Everything that a launch meets: API, engine, worker, register and relay, by one clock. */
export interface LaunchStack {
  readonly register: Register;
  readonly temporal: TestProceedings;
  /** All mails that have left. */
  readonly mails: readonly ReceivedMail[];
  post(url: string, body: unknown): Promise<LightMyRequestResponse>;
  get<Answer>(url: string): Promise<Answer>;
  stop(): Promise<void>;
}

const TOKEN = 'a-token-for-tests-only';
const MAIL_DOMAIN = 'chancery.example';

export async function startLaunchStack(clock: ProceedingsClock, procedure = LAUNCHED): Promise<LaunchStack> {
  const [temporal, { register, drop }, relay] = await Promise.all([
    startTestProceedings(),
    createTestRegister(),
    startFaultyRelay(),
  ]);
  await enterProcedure(register, procedure);
  await enterParties(register, POOL);
  const standing = { party: null, language: 'en' } as const;
  await enterStandingContacts(register, [
    { ...standing, role: 'secretariat', name: 'Secretariat', email: `officer@${MAIL_DOMAIN}` },
    { ...standing, role: 'bureau', name: 'Bureau', email: `bureau@${MAIL_DOMAIN}` },
  ]);
  const { client } = temporal;
  const now = () => toProceedingsTime(clock, Date.now());
  const proceedings = createProceedings({
    client,
    clock,
    resume: (key, command) => resumeReview({ register, clock, now }, key, command),
  });
  const transport = createTransport(relay.smtpUrl);
  const worker = await temporal.startWorker(
    createActivities({
      register,
      clock,
      openReview: proceedings.openReview,
      wakePostRoom: (mechanism) => wakePostRoom(client, clock, { mechanism }),
      mail: {
        transport,
        relay: relay.witness,
        mailDomain: MAIL_DOMAIN,
        from: `reviews@${MAIL_DOMAIN}`,
        phrasebooks: PHRASEBOOKS,
        offices: alwaysOpen(LAUNCHED.zone),
        lettersPerDay: 1,
        postRooms: 1,
      },
    }),
  );
  const app = await buildApp({
    register,
    proceedings,
    clock,
    now,
    token: TOKEN,
    sampleResolutions: [],
    phrasebooks: PHRASEBOOKS,
    renderCalendar,
    mailDomain: MAIL_DOMAIN,
    mailboxUrl: null,
    loopbackOnly: true,
    logger: null,
  });
  return {
    register,
    temporal,
    mails: relay.received,
    post: async (url, body) =>
      await app.inject({
        method: 'POST',
        url,
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
        payload: JSON.stringify(body),
      }),
    get: async (url) => (await app.inject({ method: 'GET', url })).json(),
    stop: async () => {
      await worker.stop();
      await transport.close();
      await app.close();
      await temporal.stop();
      await relay.close();
      await drop();
    },
  };
}

/** A launch with the draw of its groups, and the ceremony that made it. */
export interface DrawnLaunch {
  readonly transcript: Transcript;
  readonly ceremony: Ceremony;
}

/** From the adoption of the resolution on 16 October 2020 to the publication of the first draw, all through the API. */
export async function launchPhase(stack: LaunchStack, drawnOn: string): Promise<DrawnLaunch> {
  await adopt(stack);
  return await drawGroups(stack, drawnOn);
}

/** Records the adoption of the resolution, which begins the launch. */
export async function adopt({ post }: LaunchStack): Promise<void> {
  const adoption = { mechanism: 'untoc', phase: '1', on: '2020-10-16', resolution: '10/1' };
  expectRecorded(await post('/api/launches', adoption));
}

/** Everything from there to the first published draw. */
export async function drawGroups(stack: LaunchStack, drawnOn: string): Promise<DrawnLaunch> {
  const ceremony = new Ceremony(stack.post, { phase: '1', on: drawnOn });
  await ceremony.prepare();
  return { ceremony, transcript: await drawLots(stack, ceremony) };
}

/** The ceremony of the next draw, from its freeze to its publication. */
export async function drawLots({ get }: LaunchStack, ceremony: Ceremony): Promise<Transcript> {
  await ceremony.until({});
  expectRecorded(await ceremony.draw('hold'));
  expectRecorded(await ceremony.draw('publish'));
  return await get<Transcript>('/api/draws/untoc/1');
}

export interface LaunchAnswer {
  readonly groups: readonly { readonly group: number; readonly startsAt: string; readonly opened: number }[];
}

/** How many reviews of each group have been opened. */
export async function openedReviews({ get }: LaunchStack): Promise<readonly number[]> {
  const { groups } = await get<LaunchAnswer>('/api/launches/untoc/1');
  return groups.map(({ opened }) => opened);
}
