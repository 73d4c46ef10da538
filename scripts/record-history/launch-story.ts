import { commitTo, seedOfCeremony } from '../../domain/draw/seed.ts';
import { SECRETARIAT } from '../../domain/review/acts.ts';
import { at, STORY_BEGINS_ON, type Story, type StoryMoment } from './stories.ts';

const DRAW = 'd'.repeat(64);
const TRANSCRIPT = 'e'.repeat(64);
const VALUE = '1'.repeat(64);
const OUTSIDE = { description: 'A source outside the room', value: '12345.67' };
const SEED = seedOfCeremony(DRAW, {
  kind: 'ceremony',
  commitments: [],
  reveals: [{ participant: SECRETARIAT, value: VALUE }],
  outside: OUTSIDE,
});

/** From the adoption to the start of a second group: a draw is published, groups are asked for, and again when the next one starts. */
export const LAUNCH_STORY: Story = {
  name: 'launch',
  opening: { kind: 'resolution-adopted', on: STORY_BEGINS_ON, resolution: '10/1' },
  daysPerSecond: 2,
  moments: [
    step(0, 'module-ready'),
    step(0, 'meeting-convened'),
    step(0, 'draw-frozen', { draw: DRAW, list: 'a'.repeat(64), rules: 'b'.repeat(64) }),
    step(0, 'commitment-made', {
      participant: SECRETARIAT,
      commitment: commitTo(DRAW, SECRETARIAT, VALUE),
    }),
    step(0, 'source-named', { description: OUTSIDE.description }),
    step(0, 'value-revealed', { participant: SECRETARIAT, value: VALUE }),
    step(0, 'source-read', { value: OUTSIDE.value }),
    step(1, 'draw-held', { seed: SEED, transcript: TRANSCRIPT }),
    step(1, 'draw-published', { transcript: TRANSCRIPT }),
    step(7, 'funds-recorded'),
  ],
  endsAfterDays: 8,
};

/** When the second group of the story starts, in days after its beginning. */
export const SECOND_GROUP_AFTER_DAYS = 4;

function step(afterDays: number, id: string, records?: Readonly<Record<string, string>>): StoryMoment {
  return at(afterDays, (on) => {
    const body = { kind: 'step-taken', step: id, party: SECRETARIAT, on } as const;
    return records === undefined ? body : { ...body, records };
  });
}
