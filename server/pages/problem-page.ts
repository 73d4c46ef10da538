import type { Problem } from '../problem.ts';
import { render } from './render.ts';

/** The page that a person sees instead of the one asked for. It knows neither register nor clock: they may be what failed. */
export function renderProblemPage({ status, message, remedy }: Problem): string {
  const title = status === 404 ? 'Not found' : 'This page cannot be shown';
  return render('./problem', { title, message, remedy });
}
