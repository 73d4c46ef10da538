import { fileURLToPath } from 'node:url';

/** Points; 72 make an inch. A4 is 595 by 842. */
export const MARGIN = 56;
export const FOOT = 64;
export const DAY_WIDTH = 96;
export const LABEL_WIDTH = 96;
export const DETAIL_LABEL_WIDTH = 80;
/** An entry up to this height stands on one page. */
export const KEPT_TOGETHER = 300;
export const GAP = 12;

export const INK = '#18222c';
const SOFT = '#4d5964';
export const LINE = '#c3cbd2';

export interface Style {
  readonly font: string;
  readonly size: number;
  readonly colour: string;
}

export const TEXT = fontFile('NotoSans-Regular.ttf');
const STRONG = fontFile('NotoSans-SemiBold.ttf');
export const TITLE: Style = { font: STRONG, size: 19, colour: INK };
export const HEADING: Style = { font: STRONG, size: 12, colour: INK };
export const BODY: Style = { font: TEXT, size: 9.5, colour: INK };
export const LEAD: Style = { font: STRONG, size: 9.5, colour: INK };
export const QUIET: Style = { font: TEXT, size: 9.5, colour: SOFT };
export const SMALL: Style = { font: TEXT, size: 8.5, colour: INK };
export const LABEL: Style = { font: TEXT, size: 8.5, colour: SOFT };
export const FOOTNOTE: Style = { font: TEXT, size: 7.5, colour: SOFT };

function fontFile(name: string): string {
  return fileURLToPath(new URL(`fonts/${name}`, import.meta.url));
}

/** Where something is written across the page. */
export interface Place {
  readonly x: number;
  readonly width: number;
}
