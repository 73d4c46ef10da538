import { parseArgs } from 'node:util';
import { addDays, parseCivilDate } from '../../domain/calendar/civil-date.ts';
import type { CivilDate } from '../../domain/calendar/time.ts';
import { parseRate } from './rate.ts';

/** What a rehearsal shall be. */
export interface RehearsalOptions {
  /** First day of the reviews. */
  readonly from: CivilDate;
  /** Last day that is played. */
  readonly until: CivilDate;
  /** Proceedings' milliseconds per real millisecond. */
  readonly rate: number;
  /** As it was written, for people. */
  readonly rateText: string;
  readonly reviews: number;
  readonly seed: number;
  readonly dataFolder: string;
  /** Keeps everything running after the end, for people who want to look around. */
  readonly keep: boolean;
}

/** The command line cannot be used; the message holds every fault and how to call the command. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

/** The command line asks for nothing but its explanation. */
export class HelpWanted extends Error {
  override readonly name = 'HelpWanted';
}

/** Long enough for the questionnaire, due after six months, to be late and to be asked for. */
const USUAL_DAYS = 190;
/** Longer than two phases; a typing error in a year is more likely than such a rehearsal. */
const LONGEST_DAYS = 4_000;

const USAGE = `npm run rehearse -- [options]

Plays a group of country reviews on the real services with a fast clock, and compares what happened with
what the pure rules say.

  --from YYYY-MM-DD    first day of the reviews (2020-10-16)
  --until YYYY-MM-DD   last day (${USUAL_DAYS} days later)
  --rate 1d/s          proceedings' time per real time; units s, m, h, d, w (1d/s)
  --reviews N          how many reviews of the sample group (62)
  --seed N             which acts the States take, and when (1)
  --data FOLDER        data folder, made afresh each time (.chancery-rehearsal)
  --keep               keep running at the end, until Ctrl-C
  --help               this text`;

/**
 * Reads the command line (without `node` and the script). `groupSize` is the number of reviews that there are.
 *
 * @throws OptionsError with every fault; HelpWanted on `--help`.
 */
export function parseOptions(words: readonly string[], groupSize: number): RehearsalOptions {
  const { values } = readWords(words);
  if (values.help) throw new HelpWanted(USAGE);
  const faults: string[] = [];
  const read = <Value>(name: string, parse: () => Value): Value | undefined => {
    try {
      return parse();
    } catch (error) {
      faults.push(`--${name}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };
  const from = read('from', () => parseCivilDate(values.from));
  const until = read('until', () => (values.until === undefined ? undefined : parseCivilDate(values.until)));
  const rate = read('rate', () => parseRate(values.rate));
  const reviews = read('reviews', () => parseCount(values.reviews ?? String(groupSize), 1, groupSize));
  const seed = read('seed', () => parseCount(values.seed, 0, 2 ** 31 - 1));
  const last = from === undefined ? undefined : (until ?? addDays(from, USUAL_DAYS));
  if (from !== undefined && last !== undefined && (last <= from || last > addDays(from, LONGEST_DAYS))) {
    faults.push(`--until: expected a day after ${from} and at most ${LONGEST_DAYS} days later; got ${last}`);
  }
  if (
    faults.length > 0 ||
    from === undefined ||
    last === undefined ||
    rate === undefined ||
    reviews === undefined ||
    seed === undefined
  ) {
    throw new OptionsError([...faults, '', USAGE].join('\n'));
  }
  return {
    from,
    until: last,
    rate,
    rateText: values.rate,
    reviews,
    seed,
    dataFolder: values.data,
    keep: values.keep,
  };
}

function readWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      strict: true,
      allowPositionals: false,
      options: {
        from: { type: 'string', default: '2020-10-16' },
        until: { type: 'string' },
        rate: { type: 'string', default: '1d/s' },
        reviews: { type: 'string' },
        seed: { type: 'string', default: '1' },
        data: { type: 'string', default: '.chancery-rehearsal' },
        keep: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new OptionsError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function parseCount(text: string, least: number, most: number): number {
  const count = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(count >= least && count <= most)) {
    throw new RangeError(`expected a whole number from ${least} to ${most}; got ${JSON.stringify(text)}`);
  }
  return count;
}
