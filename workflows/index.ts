/** Entry of the workflow bundle: what this module exports, a worker can run. */
export { countryReview } from './country-review.ts';
export { phaseLaunch } from './phase-launch.ts';
export { postRoom } from './post-room.ts';
