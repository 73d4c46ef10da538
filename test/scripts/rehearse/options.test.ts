import { describe, expect, test } from 'vitest';
import { HelpWanted, OptionsError, parseOptions } from '../../../scripts/rehearse/options.ts';

const GROUP = 62;

describe('the command line of a rehearsal', () => {
  test('says nothing and gets the whole group for a little over six months, a day a second', () => {
    expect(parseOptions([], GROUP)).toEqual({
      from: '2020-10-16',
      until: '2021-04-24',
      rate: 86_400,
      rateText: '1d/s',
      reviews: 62,
      seed: 1,
      dataFolder: '.chancery-rehearsal',
      keep: false,
    });
  });

  test('is read', () => {
    const words = [
      '--from',
      '2021-11-01',
      '--until=2022-05-31',
      '--rate',
      '1w/s',
      '--reviews',
      '3',
      '--seed',
      '7',
    ];
    expect(parseOptions([...words, '--data', 'elsewhere', '--keep'], GROUP)).toEqual({
      from: '2021-11-01',
      until: '2022-05-31',
      rate: 604_800,
      rateText: '1w/s',
      reviews: 3,
      seed: 7,
      dataFolder: 'elsewhere',
      keep: true,
    });
  });

  test.each([
    [['--from', '2021-02-29'], '--from'],
    [['--from', 'tomorrow'], '--from'],
    [['--until', '2020-10-16'], '--until'],
    [['--until', '2035-01-01'], '--until'],
    [['--rate', '1d'], '--rate'],
    [['--reviews', '63'], '--reviews'],
    [['--reviews', '0'], '--reviews'],
    [['--reviews', '3.5'], '--reviews'],
    [['--seed', 'x'], '--seed'],
    [['--pace', '1d/s'], '--pace'],
    [['--from'], '--from'],
    [['2021-11-01'], '2021-11-01'],
  ])('%j is refused, with the fault and the usage', (words, fault) => {
    const read = () => parseOptions(words, GROUP);
    expect(read).toThrow(OptionsError);
    expect(read).toThrow(fault);
    expect(read).toThrow('npm run rehearse -- [options]');
  });

  test('all faults are told at once', () => {
    expect(() => parseOptions(['--rate', 'x', '--seed', 'y', '--from', 'z'], GROUP)).toThrow(
      /--from[^]*--rate[^]*--seed/,
    );
  });

  test('may ask for its explanation alone', () => {
    expect(() => parseOptions(['--help'], GROUP)).toThrow(HelpWanted);
  });
});
