import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadParties } from '../../../config/parties/load-parties.ts';
import { loadSampleGroup } from '../../../config/parties/load-sample-group.ts';
import { loadProcedures } from '../../../config/procedures/load-procedure.ts';
import { enterParties } from '../../../register/parties.ts';
import { enterProcedure } from '../../../register/procedures.ts';
import { parseOptions, UsageShown } from '../../../scripts/take-over/options.ts';
import { takeOverFile } from '../../../scripts/take-over/take-over.ts';
import { type ApiClient, createApiClient } from '../../../server/stack/api-client.ts';
import { createTestApp, type TestApp, TOKEN } from '../../support/test-app.ts';

const EXAMPLE = fileURLToPath(new URL('../../../docs/examples/take-over.csv', import.meta.url));
const HEADER =
  'mechanism,phase,group,review,kind,step,party,on,by,obligation,reason,reviewers,name,email,language,sample';

function write(...lines: readonly string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'chancery-take-over-')), 'file.csv');
  writeFileSync(path, [HEADER, ...lines].join('\n'));
  return path;
}

/** By the real procedure and list of parties, on 26 November 2026. */
describe('the take-over of a file', () => {
  let app: TestApp;
  let api: ApiClient;
  let apiUrl: string;
  beforeAll(async () => {
    app = await createTestApp();
    for (const procedure of loadProcedures()) await enterProcedure(app.register, procedure);
    await enterParties(app.register, loadParties());
    app.setNow('2026-11-26T11:00:00.000Z');
    apiUrl = await app.app.listen({ host: '127.0.0.1', port: 0 });
    api = createApiClient({ apiUrl, token: TOKEN });
  });
  afterAll(async () => {
    await app.close();
  });

  test('the example can be taken over beside the sample group', () => {
    const reviewed = new Set(loadSampleGroup().reviews.map(({ party }) => party));
    expect(['SEN', 'CHL', 'HUN'].filter((party) => reviewed.has(party))).toEqual([]);
  });

  test('shows what would follow, records it when asked, and nothing when asked again', async () => {
    const preview = await takeOverFile(api, { file: EXAMPLE, apply: false });
    expect(preview.done).toBe(true);
    expect(preview.text).toMatchInlineSnapshot(`
      "As of 2026-11-26T11:00:00.000Z: 3 reviews, 11 acts to record, 12 notices at once.

      untoc/1/SEN  (sample): new, 6 acts to record
        started on 2025-11-03; stage: Nominations
        owed
          Nomination of the governmental experts  SEN  2025-12-01  stated    OVERDUE by 360 days
          Nomination of the governmental experts  BRA  2025-12-01  stated    OVERDUE by 360 days
          Nomination of the governmental experts  GHA  2025-12-01  stated    OVERDUE by 360 days
          Preliminary consultations               SEN  -           reported  no time limit
          Written feedback                        BRA  2026-12-29  stated    33 days left
          Written feedback                        GHA  2026-12-29  stated    33 days left
          Summary of the review                   BRA  2027-11-03  inferred  342 days left
          Summary of the review                   GHA  2027-11-03  inferred  342 days left
        sent at once
          Written feedback       BRA  2026-12-29  opening to party
          Written feedback       GHA  2026-12-29  opening to party
          Summary of the review  BRA  2027-11-03  opening to party
          Summary of the review  GHA  2027-11-03  opening to party

      untoc/1/CHL  (sample): new, 4 acts to record
        started on 2025-11-03; stage: Nominations
        owed
          Nomination of the focal point           PER  2025-11-17  stated    OVERDUE by 374 days
          Nomination of the focal point           ROU  2025-11-17  stated    OVERDUE by 374 days
          Nomination of the governmental experts  CHL  2025-12-01  stated    OVERDUE by 360 days
          Nomination of the governmental experts  PER  2025-12-01  stated    OVERDUE by 360 days
          Nomination of the governmental experts  ROU  2025-12-01  stated    OVERDUE by 360 days
          Preliminary consultations               CHL  -           reported  no time limit
          Self-assessment questionnaire           CHL  2026-08-02  assumed   OVERDUE by 116 days
          Summary of the review                   PER  2028-02-02  assumed   433 days left
          Summary of the review                   ROU  2028-02-02  assumed   433 days left
        sent at once
          Summary of the review  PER  2028-02-02  opening to party
          Summary of the review  ROU  2028-02-02  opening to party

      untoc/1/HUN  (sample): new, 1 act to record
        started on 2026-11-02; stage: Nominations
        owed
          Nomination of the focal point           HUN  2026-11-16  stated    OVERDUE by 10 days
          Nomination of the focal point           ROU  2026-11-16  stated    OVERDUE by 10 days
          Nomination of the focal point           FRA  2026-11-16  stated    OVERDUE by 10 days
          Nomination of the governmental experts  HUN  2026-11-30  stated    4 days left
          Nomination of the governmental experts  ROU  2026-11-30  stated    4 days left
          Nomination of the governmental experts  FRA  2026-11-30  stated    4 days left
          Preliminary consultations               HUN  -           reported  no time limit
          Self-assessment questionnaire           HUN  2027-05-02  assumed   157 days left
          Summary of the review                   ROU  2028-11-02  inferred  707 days left
          Summary of the review                   FRA  2028-11-02  inferred  707 days left
        sent at once
          Nomination of the governmental experts  HUN  2026-11-30  opening to party
          Nomination of the governmental experts  ROU  2026-11-30  opening to party
          Nomination of the governmental experts  FRA  2026-11-30  opening to party
          Self-assessment questionnaire           HUN  2027-05-02  opening to party
          Summary of the review                   ROU  2028-11-02  opening to party
          Summary of the review                   FRA  2028-11-02  opening to party"
    `);

    const applied = await takeOverFile(api, { file: EXAMPLE, apply: true });
    expect(applied).toEqual({
      done: true,
      text: 'untoc/1/SEN: 6 acts recorded\nuntoc/1/CHL: 4 acts recorded\nuntoc/1/HUN: 1 act recorded',
    });
    const again = await takeOverFile(api, { file: EXAMPLE.replace('.csv', '.json'), apply: true });
    expect(again.text).toBe(
      'untoc/1/SEN: 0 acts recorded\nuntoc/1/CHL: 0 acts recorded\nuntoc/1/HUN: 0 acts recorded',
    );
    const { text } = await takeOverFile(api, { file: EXAMPLE, apply: false });
    expect(text).toMatch(
      /^As of .*: 3 reviews, 0 acts to record, 0 notices at once\.\n\nuntoc\/1\/SEN {2}\(sample\): everything is recorded already/,
    );
  });

  test('of many reviews records them in several requests, in the order of the file, after the whole was checked', async () => {
    const asked: { preview: boolean; reviews: readonly unknown[] }[] = [];
    const counting: Pick<ApiClient, 'post'> = {
      post: async (path, body, key) => {
        asked.push(body as (typeof asked)[number]);
        return await api.post(path, body, key);
      },
    };
    const phases = ['1', '2', '3', '4'];
    const parties = ['EST', 'LVA', 'GHA', 'PER', 'ROU', 'NLD', 'SWE', 'KEN', 'AUT', 'MEX', 'URY'];
    const lines = phases.flatMap((phase) =>
      parties.map((party) => `untoc,${phase},,${party},review-opened,,,2026-11-02,,,,FRA BRA,,,,yes`),
    );
    const { text, done } = await takeOverFile(counting, { file: write(...lines), apply: true });
    expect(done).toBe(true);
    expect(asked.map(({ preview, reviews }) => [preview, reviews.length])).toEqual([
      [true, 44],
      [false, 40],
      [false, 4],
    ]);
    expect(text.split('\n')).toEqual(
      phases.flatMap((phase) => parties.map((party) => `untoc/${phase}/${party}: 1 act recorded`)),
    );
  });

  test('tells faults of sense by their lines, and records nothing', async () => {
    const file = write(
      'untoc,2,,SEN,review-opened,,,2025-11-03,,,,GHA FRA,,,,',
      'untoc,2,,SEN,,questionnaire-submitted,SEN,2027-01-01,,,,,,,,',
      'untoc,2,,SEN,,feedback-submitted,SEN,2025-12-01,,,,,,,,',
    );
    const { text, done } = await takeOverFile(api, { file, apply: true });
    expect(done).toBe(false);
    expect(text.split('\n').map((line) => line.replace(/^.*file\.csv/, ''))).toEqual([
      expect.stringMatching(
        /^:3:1 act-in-future: Only what has happened is recorded: .* Record it on the day it happens/,
      ),
      expect.stringMatching(/^:4:1 not-the-actor: /),
    ]);
  });

  test('tells faults of form by their cells', async () => {
    const file = write(
      'untoc,2,,SEN,review-opened,,,2025-02-30,,,,GHA FRA,,,,',
      'untoc,2,,SEN,,focal-point-named,SEN,2025-11-10,,,,,A Person,nowhere,en,',
    );
    const { text } = await takeOverFile(api, { file, apply: false });
    expect(text.split('\n').map((line) => line.replace(/^.*file\.csv/, ''))).toEqual([
      expect.stringMatching(/^:2:30 invalid-request: expected a day that exists, as YYYY-MM-DD\. /),
      expect.stringMatching(/^:3:61 invalid-request: expected one plain ASCII address/),
    ]);
  });

  test('throws what is no fault of the file', async () => {
    const stranger = createApiClient({ apiUrl, token: 'a-wrong-token-of-a-stranger' });
    await expect(takeOverFile(stranger, { file: EXAMPLE, apply: false })).rejects.toThrow(/401 token-wrong/);
  });
});

describe('the command line', () => {
  test('names a file and what to do with it', () => {
    expect(parseOptions(['file.csv'])).toEqual({ file: 'file.csv', apply: false, url: undefined });
    expect(parseOptions(['--apply', 'file.json', '--url', 'http://localhost:9000/'])).toEqual({
      file: 'file.json',
      apply: true,
      url: 'http://localhost:9000',
    });
  });

  test.each([[[]], [['a', 'b']], [['--aply', 'a']], [['a', '--url', 'localhost:8080']]])(
    'refuses %j',
    (words) => {
      expect(() => parseOptions(words)).toThrow(UsageShown);
    },
  );

  test('explains itself', () => {
    expect(() => parseOptions(['--help'])).toThrow(expect.objectContaining({ wanted: true }));
  });
});
