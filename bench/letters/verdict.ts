/** Whether a goal was met, as the tables say it. */
export function toMark(met: boolean): 'ok' | 'MISSED' {
  return met ? 'ok' : 'MISSED';
}
