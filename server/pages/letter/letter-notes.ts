import type { LetterDetails } from '../../../register/letters/letters.ts';

/** Something that a reader of the letter's page should know, and where to look. */
export interface LetterNote {
  readonly text: string;
  readonly href: string;
  readonly link: string;
}

export interface NotedLetter {
  readonly letter: Pick<LetterDetails, 'id' | 'insteadOf' | 'status' | 'waitsFor'>;
  /** The letter that goes to the permanent mission because this one came back. */
  readonly replacement: string | undefined;
  /** An officer signed it or declined to. */
  readonly decided: boolean;
}

export function toLetterNotes({ decided, letter, replacement }: NotedLetter): readonly LetterNote[] {
  const notes: LetterNote[] = [];
  if (letter.status === 'awaiting-signature') {
    notes.push({
      text: 'It leaves only when an officer has signed it.',
      href: `/escalations/${letter.id}`,
      link: 'Read its evidence, sign or decline',
    });
  } else if (decided) {
    notes.push({
      text: 'An officer decided about it.',
      href: `/escalations/${letter.id}`,
      link: 'See the decision and the evidence',
    });
  }
  if (letter.status === 'intended' && letter.waitsFor === 'release') {
    notes.push({
      text: 'The texts of its language have changed. Three letters went out with them; this one waits until an officer has read those and released the texts.',
      href: '/letters/holds#texts',
      link: 'Look at the texts',
    });
  }
  if (letter.insteadOf !== null) {
    notes.push({
      text: 'It goes to the permanent mission because a letter to the focal point came back.',
      href: `/letters/${letter.insteadOf}`,
      link: 'The letter that came back',
    });
  }
  if (replacement !== undefined) {
    notes.push({
      text: 'It came back, and another letter goes to the permanent mission in its place.',
      href: `/letters/${replacement}`,
      link: 'That letter',
    });
  }
  return notes;
}
