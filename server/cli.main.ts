import { commitCommand } from './cli/commit.ts';
import { drawCommand } from './cli/draw.ts';
import { lettersCommand } from './cli/letters.ts';
import { UsageError } from './cli/options.ts';
import { verifyDrawCommand } from './cli/verify-draw.ts';

const COMMANDS = {
  commit: commitCommand,
  draw: drawCommand,
  letters: lettersCommand,
  'verify-draw': verifyDrawCommand,
} as const;

const HELP = `chancery: commands that need no server

  chancery draw --parties FILE.csv --resolutions FILE.csv --seed HEX --transcript OUT.json
                [--mechanism untoc] [--phase 1] [--groups 1,2,3] [--continues EARLIER.json] [--waivers FILE.csv] [--json]
      holds a draw; exit 0 only when every hard constraint holds. The reviewers of a later group are drawn by a draw that
      continues the one before: --groups 2 --continues EARLIER.json
  chancery verify-draw TRANSCRIPT.json [--continues EARLIER.json] [--json]
      holds it again and names every difference; exit 0 when the transcript is true, 1 when it is not
  chancery commit --draw ID --participant NAME [--value HEX] [--json]
      makes a secret value for the ceremony of a draw, and the commitment to it
  chancery letters preview (--all | --kind NAME) --out DIR [--lang ar|zh|en|fr|ru|es|all] [--mechanism untoc]
      writes each kind of letter as a mail (.eml), from invented facts

Exit 2: the command could not be read, or a file could not be used.
`;

/** @returns the exit code */
function main(args: readonly string[]): number {
  const [name = '', ...rest] = args;
  const command = Object.entries(COMMANDS).find(([known]) => known === name)?.[1];
  if (command === undefined) {
    process.stderr.write(name === '' ? HELP : `expected a command; got ${JSON.stringify(name)}\n\n${HELP}`);
    return name === '--help' || name === '' ? 0 : 2;
  }
  try {
    return command(rest);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    process.stderr.write(error instanceof UsageError ? `${error.message}\n\n${HELP}` : `${error.message}\n`);
    return 2;
  }
}

process.exitCode = main(process.argv.slice(2));
