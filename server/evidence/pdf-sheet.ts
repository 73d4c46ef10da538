import PDFDocument from 'pdfkit';
import type { Instant } from '../../domain/calendar/time.ts';
import {
  BODY,
  DAY_WIDTH,
  DETAIL_LABEL_WIDTH,
  FOOT,
  FOOTNOTE,
  GAP,
  HEADING,
  INK,
  KEPT_TOGETHER,
  LABEL,
  LABEL_WIDTH,
  LEAD,
  LINE,
  MARGIN,
  type Place,
  QUIET,
  SMALL,
  type Style,
  TEXT,
  TITLE,
} from './pdf-style.ts';
import { toPrintable } from './printable.ts';

type Rows = readonly (readonly [label: string, value: string])[];

export interface SheetEntry {
  /** Empty where no day belongs to it. */
  readonly day: string;
  readonly what: string;
  readonly rows: Rows;
}

interface RowStyle {
  readonly at: Place;
  readonly labelWidth: number;
  readonly label: Style;
  readonly value: Style;
}

/** A4 pages filled from top to bottom, tagged so that a reader that speaks finds headings, paragraphs and lists. */
export class PdfSheet {
  readonly #pdf: PDFKit.PDFDocument;
  /** What is written goes under this element. */
  #parent: ReturnType<PDFKit.PDFDocument['struct']>;
  readonly #left = MARGIN;
  readonly #width: number;
  readonly #bottom: number;

  constructor({ title, madeAt }: { readonly title: string; readonly madeAt: Instant }) {
    const date = new Date(madeAt);
    this.#pdf = new PDFDocument({
      size: 'A4',
      margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: FOOT },
      pdfVersion: '1.7',
      tagged: true,
      lang: 'en',
      displayTitle: true,
      bufferPages: true,
      font: TEXT,
      // The file's identity is made of these too: with a clock's moment, no two files would be the same.
      info: { Title: title, Producer: 'Chancery', Creator: 'Chancery', CreationDate: date, ModDate: date },
    });
    this.#parent = this.#pdf.struct('Document');
    this.#pdf.addStructure(this.#parent);
    this.#width = this.#pdf.page.width - 2 * MARGIN;
    this.#bottom = this.#pdf.page.height - FOOT;
  }

  title(text: string): void {
    this.#write('H1', text, TITLE);
    this.#skip(4);
  }

  heading(text: string): void {
    this.#skip(16);
    // A heading alone at the foot of a page announces nothing.
    this.#need(90);
    this.#rule(INK);
    this.#skip(6);
    this.#write('H2', text, HEADING);
    this.#skip(6);
  }

  paragraph(text: string, style: Style = BODY): void {
    this.#write('P', text, style);
    this.#skip(5);
  }

  quiet(text: string): void {
    this.paragraph(text, QUIET);
  }

  /** Something that must be read before the rest. */
  mark(text: string): void {
    this.paragraph(text, LEAD);
  }

  /** Rows of label and value over the whole width. */
  facts(rows: Rows): void {
    const at = { x: this.#left, width: this.#width };
    this.#skip(4);
    this.#within('L', () => {
      for (const row of rows) {
        this.#row(row, { at, labelWidth: LABEL_WIDTH, label: QUIET, value: BODY });
        this.#skip(2);
        this.#rule(LINE);
        this.#skip(3);
      }
    });
    this.#skip(6);
  }

  /** Entries by day, each with what happened and rows of label and value. */
  entries(entries: readonly SheetEntry[]): void {
    this.#within('L', () => {
      for (const entry of entries) this.#within('LI', () => this.#entry(entry));
    });
  }

  #entry({ day, what, rows }: SheetEntry): void {
    const at = { x: this.#left + DAY_WIDTH + GAP, width: this.#width - DAY_WIDTH - GAP };
    const style = { at, labelWidth: DETAIL_LABEL_WIDTH, label: LABEL, value: SMALL };
    const whole = rows.reduce(
      (height, row) => height + this.#rowHeight(row, style),
      this.#heightOf(toPrintable(what), LEAD, at.width),
    );
    this.#need(Math.min(whole, KEPT_TOGETHER));
    const top = this.#pdf.y;
    if (day !== '') this.#write('Lbl', day, QUIET, { x: this.#left, width: DAY_WIDTH });
    this.#pdf.y = top;
    this.#within('LBody', () => {
      this.#write('P', what, LEAD, at);
      for (const row of rows) this.#row(row, style);
    });
    this.#skip(5);
    this.#rule(LINE);
    this.#skip(5);
  }

  #row(row: Rows[number], style: RowStyle): void {
    const [label, value] = row;
    const { at, labelWidth } = style;
    const height = this.#rowHeight(row, style);
    this.#need(height);
    const top = this.#pdf.y;
    this.#add('P', () => {
      this.#put(label, style.label, { x: at.x, width: labelWidth });
      this.#pdf.y = top;
      this.#put(toPrintable(value), style.value, toValuePlace(style));
    });
    this.#pdf.y = top + height;
  }

  #rowHeight([label, value]: Rows[number], style: RowStyle): number {
    return Math.max(
      this.#heightOf(label, style.label, style.labelWidth),
      this.#heightOf(toPrintable(value), style.value, toValuePlace(style).width),
    );
  }

  /** Writes the foot of each page and ends the document. */
  async end(footnote: string): Promise<Buffer> {
    const { start, count } = this.#pdf.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.#pdf.switchToPage(page);
      this.#foot(footnote, `Page ${page + 1} of ${count}`);
    }
    const chunks: Buffer[] = [];
    this.#pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    return await new Promise((resolve, reject) => {
      this.#pdf.once('end', () => resolve(Buffer.concat(chunks)));
      this.#pdf.once('error', reject);
      this.#pdf.end();
    });
  }

  #foot(footnote: string, page: string): void {
    // Below the margin, where a line would otherwise begin a page.
    this.#pdf.page.margins.bottom = 0;
    this.#pdf.markContent('Artifact', { type: 'Pagination' });
    const y = this.#bottom + 18;
    this.#style(FOOTNOTE);
    this.#pdf.text(footnote, this.#left, y, { width: this.#width - 70 });
    this.#pdf.text(page, this.#left + this.#width - 70, y, { width: 70, align: 'right', lineBreak: false });
    this.#pdf.endMarkedContent();
    this.#pdf.page.margins.bottom = FOOT;
  }

  #write(tag: string, text: string, style: Style, at: Place = { x: this.#left, width: this.#width }): void {
    const printable = toPrintable(text);
    this.#need(this.#heightOf(printable, style, at.width));
    this.#add(tag, () => this.#put(printable, style, at));
  }

  #put(text: string, style: Style, { x, width }: Place): void {
    this.#style(style);
    this.#pdf.text(text, x, this.#pdf.y, { width });
  }

  #style({ colour, font, size }: Style): void {
    this.#pdf.font(font).fontSize(size).fillColor(colour);
  }

  #heightOf(text: string, style: Style, width: number): number {
    this.#style(style);
    return this.#pdf.heightOfString(text, { width });
  }

  #add(tag: string, write: () => void): void {
    this.#parent.add(this.#pdf.struct(tag, {}, write));
  }

  #within(tag: string, write: () => void): void {
    const outer = this.#parent;
    const inner = this.#pdf.struct(tag);
    outer.add(inner);
    this.#parent = inner;
    write();
    this.#parent = outer;
  }

  /** Begins a page where less than this is left. */
  #need(height: number): void {
    if (this.#pdf.y + height > this.#bottom) this.#pdf.addPage();
  }

  #skip(height: number): void {
    this.#pdf.y += height;
  }

  #rule(colour: string): void {
    this.#pdf.markContent('Artifact', { type: 'Layout' });
    const { y } = this.#pdf;
    this.#pdf
      .moveTo(this.#left, y)
      .lineTo(this.#left + this.#width, y)
      .lineWidth(0.6)
      .strokeColor(colour)
      .stroke();
    this.#pdf.endMarkedContent();
  }
}

function toValuePlace({ at, labelWidth }: RowStyle): Place {
  return { x: at.x + labelWidth + GAP, width: at.width - labelWidth - GAP };
}
