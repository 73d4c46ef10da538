import type {
  JournalTable,
  LetterActsTable,
  LetterAttemptsTable,
  LetterEvidenceTable,
  LetterHoldsTable,
  LetterReportsTable,
  LettersTable,
  LetterTemplatesTable,
  PostRoomsTable,
} from './tables/letter-tables.ts';
import type { DrawsTable, DrawTranscriptsTable, FeedsTable, TasksTable } from './tables/office-tables.ts';
import type {
  ActsTable,
  ClockTable,
  ContactsTable,
  NoticesTable,
  PartiesTable,
  ProceduresTable,
  ReviewPartiesTable,
  ReviewsTable,
  TimeLimitsTable,
} from './tables/review-tables.ts';

/** The register's tables as Kysely sees them. Days and moments are the domain's strings; see `column-parsers.ts`. */
export interface Database {
  procedures: ProceduresTable;
  clock: ClockTable;
  parties: PartiesTable;
  contacts: ContactsTable;
  reviews: ReviewsTable;
  review_parties: ReviewPartiesTable;
  acts: ActsTable;
  time_limits: TimeLimitsTable;
  notices: NoticesTable;
  letters: LettersTable;
  tasks: TasksTable;
  letter_attempts: LetterAttemptsTable;
  letter_reports: LetterReportsTable;
  letter_acts: LetterActsTable;
  letter_holds: LetterHoldsTable;
  post_rooms: PostRoomsTable;
  journal: JournalTable;
  letter_templates: LetterTemplatesTable;
  feeds: FeedsTable;
  letter_evidence: LetterEvidenceTable;
  draws: DrawsTable;
  draw_transcripts: DrawTranscriptsTable;
}
