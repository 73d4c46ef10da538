import type { TimeSpan, ZoneName } from '../../domain/calendar/time.ts';
import type { Basis, Procedure, Standing } from '../../domain/procedure/procedure.ts';

const span = (text: string): TimeSpan => text as TimeSpan;
const basis = (source: string, standing: Standing): Basis => ({ source, standing });
const NOT_FOUND = basis('not found', 'assumed');
const NOMINATIONS = basis('Procedures and rules, nominations', 'stated');
const QUESTIONNAIRE = basis('Procedures and rules, self-assessment', 'stated');
const FEEDBACK = basis('Procedures and rules, written feedback', 'stated');
const OBSERVATIONS = basis('Procedures and rules, list of observations', 'stated');

/**
 * The rules of the UNTOC Review Mechanism that the oracles ask for, as a small typed procedure: so that the tests of the
 * core need no file and do not change when the wording of the real file does.
 */
export const UNTOC: Procedure = {
  id: 'untoc',
  title: 'UNTOC Review Mechanism',
  version: '2026-11-01',
  zone: 'Europe/Vienna' as ZoneName,
  zoneBasis: basis('Deadline of a dialogue, midnight Vienna time', 'inferred'),
  noticeTime: '09:00',
  noticeTimeBasis: NOT_FOUND,
  nonWorkingDays: { policy: 'no-shift', basis: NOT_FOUND },
  instruments: [
    { id: 'untoc', title: 'the Convention' },
    { id: 'tip', title: 'the Trafficking Protocol' },
  ],
  principalInstrument: 'untoc',
  reviewers: { minimum: 2, maximum: 4, basis: basis('Procedures and rules, drawing of lots', 'stated') },
  phases: [
    { id: '1', title: 'Phase 1', basis: basis('Workplan', 'stated') },
    { id: '2', title: 'Phase 2', basis: basis('Workplan', 'stated') },
  ],
  stages: [
    { id: 'nomination', title: 'Nominations' },
    { id: 'consultations', title: 'Preliminary consultations' },
    { id: 'self-assessment', title: 'Self-assessment' },
    { id: 'feedback', title: 'Written feedback' },
    { id: 'observations', title: 'List of observations' },
    { id: 'summary', title: 'Summary' },
  ],
  steps: [
    {
      id: 'focal-point-named',
      title: 'Focal point named',
      by: 'each-state',
      repeatable: false,
      names: 'focal-point',
    },
    {
      id: 'focal-point-replaced',
      title: 'Focal point replaced',
      by: 'each-state',
      after: [{ step: 'focal-point-named', who: 'same-party' }],
      repeatable: true,
      names: 'focal-point',
    },
    {
      id: 'expert-named',
      title: 'Governmental expert named',
      by: 'each-state',
      repeatable: true,
      names: 'expert',
    },
    {
      id: 'questionnaire-submitted',
      title: 'Questionnaire submitted',
      by: 'under-review',
      repeatable: false,
    },
    {
      id: 'feedback-given',
      title: 'Written feedback given',
      by: 'each-reviewing-state',
      repeatable: false,
    },
    {
      id: 'observations-drafted',
      title: 'List of observations drafted',
      by: 'each-reviewing-state',
      repeatable: false,
    },
    {
      id: 'summary-transmitted',
      title: 'Summary transmitted',
      by: 'secretariat',
      after: [{ step: 'observations-drafted', who: 'all' }],
      repeatable: false,
    },
  ],
  obligations: [
    {
      id: 'focal-point',
      title: 'Focal point',
      stage: 'nomination',
      owedBy: 'each-state',
      runsFrom: { event: 'review-opened' },
      time: { span: span('P2W'), basis: NOMINATIONS },
      fulfilledBy: 'focal-point-named',
      ladder: 'reminders',
      basis: NOMINATIONS,
    },
    {
      id: 'experts',
      title: 'Governmental experts',
      stage: 'nomination',
      owedBy: 'each-state',
      runsFrom: { event: 'review-opened' },
      time: { span: span('P4W'), basis: NOMINATIONS },
      fulfilledBy: 'expert-named',
      ladder: 'reminders',
      basis: NOMINATIONS,
    },
    {
      id: 'questionnaire',
      title: 'Self-assessment questionnaire',
      stage: 'self-assessment',
      owedBy: 'under-review',
      runsFrom: { event: 'review-opened' },
      time: { span: span('P6M'), basis: QUESTIONNAIRE },
      fulfilledBy: 'questionnaire-submitted',
      ladder: 'reminders',
      basis: QUESTIONNAIRE,
    },
    {
      id: 'feedback',
      title: 'Written feedback',
      stage: 'feedback',
      owedBy: 'each-reviewing-state',
      runsFrom: { event: 'step-taken', step: 'questionnaire-submitted' },
      time: { span: span('P6M'), basis: FEEDBACK },
      fulfilledBy: 'feedback-given',
      ladder: 'reminders',
      basis: FEEDBACK,
    },
    {
      id: 'observations',
      title: 'List of observations',
      stage: 'observations',
      owedBy: 'each-reviewing-state',
      runsFrom: { event: 'step-taken', step: 'feedback-given' },
      time: null,
      fulfilledBy: 'observations-drafted',
      ladder: null,
      basis: OBSERVATIONS,
    },
    {
      id: 'summary',
      title: 'Summary',
      stage: 'summary',
      owedBy: 'secretariat',
      runsFrom: { event: 'review-opened' },
      time: { span: span('P2Y'), basis: basis('Phase of two years', 'assumed') },
      fulfilledBy: 'summary-transmitted',
      ladder: 'reminders',
      basis: basis('Procedures and rules, summary', 'stated'),
    },
  ],
  ladders: [
    {
      id: 'reminders',
      basis: NOT_FOUND,
      rungs: [
        { id: 'opening', at: { when: 'opening' }, to: ['party'], signature: false },
        { id: 'half-time', at: { when: 'fraction', of: 0.5 }, to: ['party'], signature: false },
        { id: 'before-30', at: { when: 'before', span: span('P30D') }, to: ['party'], signature: false },
        { id: 'before-14', at: { when: 'before', span: span('P14D') }, to: ['party'], signature: false },
        { id: 'before-7', at: { when: 'before', span: span('P7D') }, to: ['party'], signature: false },
        { id: 'before-1', at: { when: 'before', span: span('P1D') }, to: ['party'], signature: false },
        { id: 'due', at: { when: 'due' }, to: ['party', 'secretariat'], signature: false },
        { id: 'weekly', at: { when: 'every', span: span('P1W'), times: 4 }, to: ['party'], signature: false },
        {
          id: 'permanent-mission',
          at: { when: 'after', span: span('P14D') },
          to: ['permanent-mission'],
          signature: false,
        },
        {
          id: 'secretariat',
          at: { when: 'after', span: span('P30D') },
          to: ['secretariat'],
          signature: false,
        },
        { id: 'bureau', at: { when: 'after', span: span('P3M') }, to: ['bureau'], signature: true },
      ],
    },
  ],
};
