import { toEnglishDate } from '../../domain/calendar/english.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { EvidencePack, PackFact } from '../../domain/letters/evidence/evidence-pack.ts';
import { PdfSheet } from './pdf-sheet.ts';

export interface PdfNames {
  /** SHA-256 of the HTML of the same pack. */
  readonly digest: string;
  /** Proceedings' time of the facts. */
  readonly madeAt: Instant;
}

/** The pack as PDF: the same words as its HTML, which it names by its digest. */
export async function renderEvidencePdf(pack: EvidencePack, { digest, madeAt }: PdfNames): Promise<Buffer> {
  const sheet = new PdfSheet({ title: `Evidence: ${pack.title}`, madeAt });
  sheet.quiet('Evidence for the bureau');
  sheet.title(pack.title);
  sheet.quiet(`As the register stood on ${pack.asOf}`);
  for (const mark of pack.marks) sheet.mark(mark);
  sheet.facts(toRows(pack.summary));
  for (const paragraph of pack.statement) sheet.paragraph(paragraph);
  for (const { entries, heading, none } of pack.sections) {
    sheet.heading(heading);
    if (entries.length === 0) sheet.quiet(none);
    else {
      sheet.entries(
        entries.map(({ facts, on, what }) => ({
          day: on === null ? '' : toEnglishDate(on),
          what,
          rows: toRows(facts),
        })),
      );
    }
  }
  return await sheet.end(`${pack.title} · ${pack.asOf}\nSHA-256 of the HTML file: ${digest}`);
}

function toRows(facts: readonly PackFact[]): readonly (readonly [string, string])[] {
  return facts.map(({ label, value }) => [label, value]);
}
