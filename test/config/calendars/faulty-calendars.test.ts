import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadOffices } from '../../../config/calendars/load-offices.ts';
import { readOffices } from '../../../config/calendars/read-offices.ts';

const HEADER = 'office,zone,weekend,opens,closes,holidays,standing';
const SECRETARIAT = 'secretariat,Europe/Vienna,Sat Sun,09:00,17:00,AT,reported';

function folderWith(files: Readonly<Record<string, readonly string[]>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-calendars-'));
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), lines.join('\n'));
  return folder;
}

function officesWith(...rows: readonly string[]): string {
  return join(folderWith({ 'offices.csv': [HEADER, ...rows] }), 'offices.csv');
}

describe('a faulty list of offices', () => {
  test('is refused with all faults, each with its place and what was expected', () => {
    const file = officesWith(
      'AUT,Europe/Wien,Sat Son,9,17:00,Austria,sure',
      'FRA,Europe/Paris,Mon Tue Wed Thu Fri Sat Sun,17:00,09:00,FR,reported',
      'FRA,Europe/Paris,Sat Sat,09:00,17:00,FR,reported',
    );
    expect(() => readOffices(file)).toThrow(
      [
        `${file} cannot be used:`,
        `${file}:2:5 zone: expected an IANA name such as Europe/Vienna; came "Europe/Wien"`,
        `${file}:2:17 weekend: expected days with a space between, one to six of Mon, Tue, Wed, Thu, Fri, Sat, Sun; came "Sat Son"`,
        `${file}:2:25 opens: expected a local time such as 09:00; came "9"`,
        `${file}:2:27 closes: expected a local time later than that in opens; came "17:00"`,
        `${file}:2:33 holidays: expected two capital letters that name a list, or none; came "Austria"`,
        `${file}:2:41 standing: expected one of reported, assumed; came "sure"`,
        `${file}:3:18 weekend: expected days with a space between, one to six of Mon, Tue, Wed, Thu, Fri, Sat, Sun; came "Mon Tue Wed Thu Fri Sat Sun"`,
        `${file}:3:52 closes: expected a local time later than that in opens; came "09:00"`,
        `${file}:4:1 office: expected an office other than that of line 3; came "FRA"`,
        `${file}:4:18 weekend: expected days with a space between, one to six of Mon, Tue, Wed, Thu, Fri, Sat, Sun; came "Sat Sat"`,
        `${file}:1:1: expected a row for secretariat; came none`,
      ].join('\n  '),
    );
  });
});

describe('faulty holidays', () => {
  const offices = officesWith(SECRETARIAT, 'FRA,Europe/Paris,Sat Sun,09:00,17:00,FR,reported');

  test('days of another year, of lists that nobody keeps, and lists without a day are named', () => {
    const folder = folderWith({
      '2032.csv': ['# where from', 'list,day,name', 'AT,2031-10-26,x', 'DE,2032-10-03,x', 'AT,2032-02-30,x'],
    });
    const file = join(folder, '2032.csv');
    expect(() => loadOffices(offices, folder)).toThrow(
      [
        `${file} cannot be used:`,
        `${file}:3:4 day: expected a day of 2032; came "2031-10-26"`,
        `${file}:4:1 list: expected a list that an office keeps; came "DE"`,
        `${file}:5:4 day: expected a day of 2032; came "2032-02-30"`,
        `${file}:1:1: expected days of AT, whose holidays an office keeps; came none`,
        `${file}:1:1: expected days of FR, whose holidays an office keeps; came none`,
      ].join('\n  '),
    );
  });

  test('a file that no year would ever read is named', () => {
    const folder = folderWith({ '2032 new.csv': ['list,day,name'] });
    expect(() => loadOffices(offices, folder)).toThrow(
      /2032 new\.csv:1:1: expected a year as the name, such as 2026\.csv/,
    );
  });
});
