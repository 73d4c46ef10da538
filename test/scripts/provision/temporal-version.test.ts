import { describe, expect, test } from 'vitest';
import { judgeVersion } from '../../../scripts/provision/temporal-version.ts';

describe('whether a program is a Temporal that will do', () => {
  test.each([
    ['temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)', '1.29.1'],
    ['temporal version 0.0.0-DEV (Server 1.29.1, UI 2.42.1)', '1.29.1'],
    ['temporal version 1.9.1 (Server 1.32.0, UI 2.50.1)', '1.32.0'],
    ['temporal version 2.0.0 (Server 2.0.0-rc.1, UI 3.0.0)', '2.0.0-rc.1'],
    ['temporal version 1.4.0 (Server 1.28.0, UI 2.39.0)', '1.28.0'],
  ])('%s is used', (output, version) => {
    expect(judgeVersion('/bin/temporal', output)).toEqual({ usable: true, path: '/bin/temporal', version });
  });

  test('one whose server cannot open a review by update-with-start is refused with the version needed', () => {
    const check = judgeVersion('/bin/temporal', 'temporal version 1.1.2 (Server 1.25.2, UI 2.31.2)');
    expect(check).toEqual({
      usable: false,
      reason: '/bin/temporal carries server 1.25.2; 1.28 or later is needed',
    });
  });

  test.each(['', 'temporal 4.2 - crontab of another kind', 'usage: temporal FILE'])(
    'another program of that name (%j) is refused',
    (output) => {
      expect(judgeVersion('/bin/temporal', output)).toMatchObject({ usable: false });
    },
  );
});
