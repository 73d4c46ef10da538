import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLaunchApp, type LaunchApp, type LaunchUnderTest } from '../../support/launch-app.ts';
import { expectSoundPage, words } from '../../support/page.ts';

const HTML = { accept: 'text/html' };
const DIGEST = 'ab'.repeat(32);

describe('the pages of launches', () => {
  let test: LaunchApp;
  let launch: LaunchUnderTest;
  beforeAll(async () => {
    test = await createLaunchApp();
    launch = await test.newLaunch();
  });
  afterAll(async () => {
    await test.close();
  });

  async function page(url: string): Promise<string> {
    const { statusCode, body } = await test.get(url, HTML);
    expect(statusCode, body).toBe(200);
    expectSoundPage(body);
    return body;
  }

  it('are reached from the head of every page', async () => {
    expect(await page('/')).toContain('<a href="/launches">Launch</a>');
    expect(await page('/launches')).toContain('<a href="/launches" aria-current="page">Launch</a>');
  });

  it('list the phases with how far each is', async () => {
    const text = words(await page('/launches'));
    expect(text).toMatch(/Phase 1: Phase 1 assumed UNTOC Review Mechanism 16 October 2020 Preparation/);
    expect(text).toMatch(/Phase 9: Phase 9 assumed UNTOC Review Mechanism – Not launched/);
  });

  describe('before the adoption', () => {
    it('offer the form that records it, and say how a program does the same', async () => {
      const html = await page('/launches/untoc/50');
      expect(html).toMatch(
        /<form class="record" id="record-adoption" method="post" action="\/api\/launches"/,
      );
      expect(html).toContain('<input type="hidden" name="mechanism" value="&quot;untoc&quot;" data-json>');
      expect(html).toMatch(/name="on" type="date" value="2020-11-20"/);
      expect(words(html)).toContain(
        'POST /api/launches Authorization: Bearer … Content-Type: application/json { &quot;mechanism&quot;',
      );
    });

    it('say what the adoption will make the secretariat owe, with the paragraph', async () => {
      expect(words(await page('/launches/untoc/50'))).toContain(
        'Joint intersessional meeting of the working groups At the latest 42 days after the adoption Draft resolution 10/1 (paragraph 6) stated',
      );
    });

    it('are not there for a phase or a mechanism that nobody knows', async () => {
      for (const url of ['/launches/untoc/99', '/launches/other/1', '/draw/untoc/99']) {
        const { statusCode, body } = await test.get(url, HTML);
        expect([url, statusCode]).toEqual([url, 404]);
        expect(words(body)).toContain('is known that begins with a launch');
      }
    });

    it('send whoever asks for the draw to the launch', async () => {
      expect(await page('/draw/untoc/50')).toContain('href="/launches/untoc/50"');
    });
  });

  describe('after the adoption', () => {
    const address = () => `/launches/untoc/${launch.phase}`;

    it('show the six weeks with their paragraph, and why the date is what it is', async () => {
      const text = words(await page(address()));
      expect(text).toContain('Resolution 10/1, adopted on 16 October 2020');
      expect(text).toMatch(
        /What comes next Joint intersessional meeting of the working groups Owed by The secretariat Due Friday, 27 November 2020 stated Today 7 days left Provision Draft resolution 10\/1 \(paragraph 6\)/,
      );
      expect(text).toMatch(/Owed without a date Secure module for the reviews/);
      expect(text).toMatch(/adopted on 16 October 2020\. The time counts from that day\./);
    });

    it('show what an officer must still do, with a form for each that can be recorded now', async () => {
      const html = await page(address());
      for (const step of ['meeting-convened', 'module-ready', 'funds-recorded', 'guidelines-adopted']) {
        expect(html).toContain(`id="record-${step}"`);
      }
      expect(html).not.toContain('id="record-training-offered"');
      expect(words(html)).toContain('Only after: Extrabudgetary resources for training recorded.');
      expect(html).not.toMatch(/id="record-(draw|commitment|value|source)/);
    });

    it('say when each group starts, by which rule, before the draw gives it a date', async () => {
      expect(words(await page(address()))).toMatch(
        /Group 2 stated 1 November of the first year after the draw\. .*Group 3 stated 1 November of the second year after the draw\./,
      );
    });

    it('show the letters of the launch, in its own words', async () => {
      expect(words(await page(address()))).toMatch(
        /Joint intersessional meeting of the working groups when the time begins The secretariat/,
      );
      expect(words(await page('/letters'))).toMatch(
        /Launch Joint intersessional meeting of the working groups/,
      );
      expect(await page('/letters')).toContain(`<a href="${address()}">Launch</a>`);
    });

    it('show a reference text with the digest of its file, once it is recorded, and hostile words as text', async () => {
      const records = { title: 'Guidelines <script>alert(1)</script>', version: '1', sha256: DIGEST };
      await launch.ceremony.take('guidelines-adopted', records);
      const html = await page(address());
      expect(words(html)).toMatch(
        new RegExp(
          `Guidelines &lt;script&gt;.*Guidelines for country reviews adopted 1 20 November 2020 ${DIGEST}`,
        ),
      );
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('id="record-guidelines-adopted"');
      expect(words(html)).toContain('Self-assessment questionnaires adopted Not recorded yet');
    });

    it('take a text that was struck out for one that is not recorded', async () => {
      const { acts } = (await test.get(launch.ceremony.base)).json<{
        acts: { sequence: number; body: { step?: string } }[];
      }>();
      const sequence = acts.find(({ body }) => body.step === 'guidelines-adopted')?.sequence;
      const act = { kind: 'act-struck-out', sequence, on: '2020-11-20', reason: 'Wrong file' };
      expect((await test.post(`${launch.ceremony.base}/acts`, { act })).statusCode).toBe(201);
      const html = await page(address());
      expect(words(html)).toContain('Guidelines for country reviews adopted Not recorded yet');
      expect(html).toContain('id="record-guidelines-adopted"');
    });
  });
});
