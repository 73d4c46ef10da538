import type { CivilDate, Instant, ZoneName } from './time.ts';

const not = (): never => {
  throw new Error('not written yet');
};

export function parseZoneName(_text: string): ZoneName {
  return not();
}
export function parseInstant(_text: string): Instant {
  return not();
}
export function startOfDay(_day: CivilDate, _zone: ZoneName): Instant {
  return not();
}
export function endOfDay(_day: CivilDate, _zone: ZoneName): Instant {
  return not();
}
export function atLocalTime(_day: CivilDate, _time: string, _zone: ZoneName): Instant {
  return not();
}
export function toCivilDate(_at: Instant, _zone: ZoneName): CivilDate {
  return not();
}
