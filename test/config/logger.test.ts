import { describe, expect, test } from 'vitest';
import { createLogger, type Logger } from '../../config/logger.ts';

function logged(write: (logger: Logger) => void): string {
  const lines: string[] = [];
  write(createLogger({ LOG_LEVEL: 'info' }, 'worker', { write: (line) => lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  test('is one JSON object a line, with the process and a time in UTC', () => {
    const line: unknown = JSON.parse(logged((logger) => logger.info({ reviewId: 'untoc/1/NGA' }, 'settled')));
    expect(line).toMatchObject({ process: 'worker', reviewId: 'untoc/1/NGA', msg: 'settled' });
    expect(line).toHaveProperty('time', expect.stringMatching(/Z$/));
  });

  test('keeps to its level', () => {
    expect(logged((logger) => logger.debug('not shown'))).toBe('');
  });

  test.each([
    ['a field', { email: 'canary' }],
    ['a field of a field', { letter: { subject: 'canary', text: 'canary', html: 'canary' } }],
    ['a whole contact', { contact: { name: 'canary', phone: 'canary' } }],
    ['a request’s token', { req: { headers: { authorization: 'Bearer canary', cookie: 'canary' } } }],
    ['a field of an item of a list', { letters: [{ envelope: { to: ['canary'] } }] }],
  ])('hides personal data and secrets in %s', (_where, fields) => {
    const text = logged((logger) => logger.info(fields));
    expect(text).toContain('[hidden]');
    expect(text).not.toContain('canary');
  });

  test('masks addresses and passwords in running text, such as an error’s', () => {
    const text = logged((logger) => {
      logger.error(
        { err: new Error('550 <first.last@mission.example> is unknown') },
        'to a.b@c.example failed',
      );
      logger.error({ err: new Error('connect postgresql://chancery:hunter2@db:5432/chancery') });
    });
    expect(text).toContain('550 <[address]> is unknown');
    expect(text).toContain('postgresql://[hidden]@db:5432/chancery');
    expect(text).not.toMatch(/first\.last|a\.b@|hunter2/);
  });

  test('keeps a Message-ID, which names nobody', () => {
    const messageId = `<${'0123456789abcdef'.repeat(2)}@chancery.example>`;
    expect(logged((logger) => logger.info({ messageId }))).toContain(messageId);
  });
});
