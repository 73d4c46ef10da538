import { describe, expect, test } from 'vitest';
import { judgeReport } from '../../../../domain/letters/delivery/delivery-report.ts';
import { parseQmailReport } from '../../../../domain/letters/delivery/qmail-report.ts';

const INTRODUCTION = [
  'Hi. This is the qmail-send program at mail.justice.example.',
  "I'm afraid I wasn't able to deliver your message to the following addresses.",
  "This is a permanent error; I've given up. Sorry it didn't work out.",
].join('\n');
const COPY =
  '--- Below this line is a copy of the message.\n\n<other@x.example>:\nReturn-Path: <x@y.example>\n';

const read = (...paragraphs: readonly string[]) => {
  const report = parseQmailReport(paragraphs.join('\n\n'));
  return report === null ? null : judgeReport(report);
};

describe('QSBMF', () => {
  test('a paragraph about a recipient is a failure, with the status that its words hold and no address', () => {
    const about = '<amina.bello@justice.example>:\nSorry, amina.bello has no mailbox here. (#5.1.1)';
    const expected = {
      outcome: 'bounced',
      detail: 'Sorry, (address) has no mailbox here. (#5.1.1)',
      addressAtFault: true,
    };
    expect(read(INTRODUCTION, about, COPY)).toEqual(expected);
    expect(
      judgeReport(parseQmailReport([INTRODUCTION, about, COPY].join('\n\n').replaceAll('\n', '\r\n'))!),
    ).toEqual(expected);
  });

  test('a host that could not be reached for days is no fault of the address', () => {
    const about =
      '<a@justice.example>:\nCNAME lookup failed temporarily. (#4.4.3)\nI am not going to try again.';
    expect(read(INTRODUCTION, about)).toMatchObject({ outcome: 'bounced', addressAtFault: false });
  });

  test('words without a status are a failure all the same', () => {
    expect(read(INTRODUCTION, '<a@justice.example>:\nUser is gone.')).toEqual({
      outcome: 'bounced',
      detail: 'User is gone.',
      addressAtFault: true,
    });
  });

  test('several recipients, and other paragraphs between them, are read', () => {
    const paragraphs = ['<a@x.example>:\nFull. (#5.2.2)', 'By the way.', '<b@x.example>:\nGone. (#5.1.1)'];
    expect(
      parseQmailReport([INTRODUCTION, ...paragraphs].join('\n\n'))?.recipients.map(({ status }) => status),
    ).toEqual(['5.2.2', '5.1.1']);
  });

  test('nothing is read from the letter that is returned, nor from a text of another form', () => {
    expect(read(INTRODUCTION, COPY)).toBeNull();
    expect(read('Hello,', '<a@x.example>:\nFull.')).toBeNull();
    expect(read(INTRODUCTION, 'To <a@x.example>: full')).toBeNull();
    expect(read('')).toBeNull();
  });
});
