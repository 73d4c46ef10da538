import type { ReviewKey } from '../../domain/review/review-id.ts';
import { enterParties } from '../../register/parties.ts';
import { enterProcedure } from '../../register/procedures.ts';
import { Ceremony, expectRecorded } from './ceremony.ts';
import { LAUNCHED, POOL } from './launch-course.ts';
import { createTestApp, type TestApp } from './test-app.ts';

/** The day on which launches of the tests stand: five weeks after their adoption. */
export const TODAY = '2020-11-20';

/** What the list of the tests leaves open. */
export const RESOLUTIONS = [
  { party: 'COK', field: 'pool', value: 'no', basis: 'not a party by the depositary’s list' },
  { party: 'FRA', field: 'tip', value: 'yes', basis: 'depositary’s list of the day' },
];

/** What a test looks at in the answer of a launch. */
export interface LaunchAnswer {
  readonly stage: string;
  readonly toSettle: readonly { readonly party: string; readonly field: string }[];
  readonly draws: readonly {
    readonly drawId: string;
    readonly sample: boolean;
    readonly groups: readonly number[];
    readonly continues: readonly { readonly drawId: string }[];
    readonly joined: readonly string[];
    readonly left: readonly string[];
  }[];
  readonly toDraw: readonly number[];
  readonly waivers: readonly { readonly act: number; readonly frozen: boolean }[];
  readonly groups: readonly {
    readonly group: number;
    readonly opened: number;
    readonly drawn: { readonly drawId: string; readonly on: string } | null;
  }[];
  readonly timeLimits: readonly { readonly key: string; readonly dueOn: string | null }[];
}

/** One launch of the tests, each in a phase of its own. */
export interface LaunchUnderTest {
  readonly phase: string;
  readonly key: ReviewKey;
  readonly ceremony: Ceremony;
  read(): Promise<LaunchAnswer>;
}

export interface LaunchApp extends TestApp {
  /** A launch by a resolution that was adopted on 16 October 2020. */
  newLaunch(): Promise<LaunchUnderTest>;
  /** The same, with its first draw published today. */
  newDraw(): Promise<LaunchUnderTest>;
}

const PHASES = Array.from({ length: 60 }, (_, index) => ({
  id: String(index + 1),
  title: `Phase ${index + 1}`,
  basis: { source: 'invented for tests', standing: 'assumed' } as const,
}));

/**
 * The application of the tests with a mechanism that has a launch, at noon of `TODAY`.
 * @param procedure default: a draw for each group in its year
 */
export async function createLaunchApp(procedure = LAUNCHED): Promise<LaunchApp> {
  const test = await createTestApp({ sampleResolutions: RESOLUTIONS });
  await enterProcedure(test.register, { ...procedure, phases: PHASES });
  await enterParties(test.register, POOL);
  const launched = { phases: 0 };
  const newLaunch: LaunchApp['newLaunch'] = async () => {
    launched.phases += 1;
    const phase = String(launched.phases);
    test.setNow(`${TODAY}T11:00:00Z`);
    const adopted = { mechanism: 'untoc', phase, on: '2020-10-16', resolution: '10/1' };
    expectRecorded(await test.post('/api/launches', adopted));
    const ceremony = new Ceremony(test.post, { phase, on: TODAY });
    return {
      phase,
      key: `untoc/${phase}/launch` as ReviewKey,
      ceremony,
      read: async () => (await test.get(ceremony.base)).json(),
    };
  };
  return {
    ...test,
    newLaunch,
    newDraw: async () => {
      const launch = await newLaunch();
      await launch.ceremony.prepare();
      await launch.ceremony.until({ resolutions: RESOLUTIONS });
      expectRecorded(await launch.ceremony.draw('hold'));
      expectRecorded(await launch.ceremony.draw('publish'));
      return launch;
    },
  };
}
