const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = Array.from('áƀćďéƒǵĥíĵķĺḿńóƥɋŕśťúṽẃẋýźÁɃĆĎÉƑǴĤÍĴĶĹḾŃÓƤɊŔŚŤÚṼẂẊÝŹ');

/** The same text with an accent on every letter. */
export function withAccents(text: string): string {
  return Array.from(text, (sign) => ACCENTED[PLAIN.indexOf(sign)] ?? sign).join('');
}

/** An ICU message whose literal text has accents and is a third longer; slots, selectors and `#` stay. */
export function toPseudo(message: string): string {
  const { text } = readText(message, 0);
  return `${text}${'~'.repeat(Math.ceil(message.length / 3))}`;
}

const HEAD = /\{\s*\w+\s*(?:\}|,\s*(plural|select)\s*,\s*)/y;
const SELECTOR = /\s*[=\w-]+\s*\{/y;

function readText(message: string, from: number): { text: string; end: number } {
  let text = '';
  let at = from;
  while (at < message.length && message[at] !== '}') {
    if (message[at] === '{') {
      const argument = readArgument(message, at);
      text += argument.text;
      at = argument.end;
    } else {
      text += withAccents(message[at] ?? '');
      at += 1;
    }
  }
  return { text, end: at };
}

function readArgument(message: string, from: number): { text: string; end: number } {
  const head = match(HEAD, message, from);
  let text = head[0];
  let at = from + text.length;
  if (head[1] === undefined) return { text, end: at };
  while (message[at] !== '}') {
    const [selector] = match(SELECTOR, message, at);
    const inner = readText(message, at + selector.length);
    text += `${selector}${inner.text}}`;
    at = inner.end + 1;
    while (message[at] === ' ') at += 1;
  }
  return { text: `${text}}`, end: at + 1 };
}

function match(pattern: RegExp, message: string, at: number): RegExpExecArray {
  pattern.lastIndex = at;
  const found = pattern.exec(message);
  if (found === null) throw new Error(`not understood at ${String(at)}: ${message}`);
  return found;
}
