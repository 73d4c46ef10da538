import { z } from 'zod';
import { DELIVERIES } from '../../../domain/letters/delivery/delivery.ts';
import { LETTER_STATUSES } from '../../../domain/letters/letter-status.ts';
import { toLanguageName } from '../../../domain/letters/words/language-name.ts';
import { LANGUAGES } from '../../../domain/letters/words/phrasebook.ts';
import type { AddresseeKind } from '../../../domain/procedure/procedure.ts';
import { listLetters } from '../../../register/letters/letters.ts';
import type { App, AppDeps } from '../../app-deps.ts';
import { letterFilter } from '../../routes/schemas/letter.ts';
import { givenReviewKey, partyCode } from '../../routes/schemas/values.ts';
import { describeDelivery, describeStatus, nameAddressee, toLetterLine } from '../letter-line.ts';
import { readPageFrame } from '../page-frame.ts';
import { readPageProcedures } from '../page-procedures.ts';
import { render } from '../render.ts';
import { pageSchema, sendPage } from '../send-page.ts';

const LETTERS_PER_PAGE = 100;

/** The form as the browser sends it; what cannot be read is left out. */
const lettersQuery = z.object({
  status: letterFilter.status.catch(undefined),
  delivery: letterFilter.delivery.catch(undefined),
  state: z.string().trim().toUpperCase().pipe(partyCode).optional().catch(undefined),
  addressee: letterFilter.addressee.catch(undefined),
  review: z.string().trim().pipe(givenReviewKey).optional().catch(undefined),
  language: letterFilter.language.catch(undefined),
  day: letterFilter.day.catch(undefined),
  text: letterFilter.text.catch(undefined),
  cursor: z.string().max(1000).optional(),
});

/** All letters, newest first. */
export function registerLettersPage(app: App, deps: AppDeps): void {
  const { register } = deps;
  app.get('/letters', { schema: { ...pageSchema, querystring: lettersQuery } }, async (request, reply) => {
    const { query } = request;
    const filters = toFilters(query);
    const { items, next } = await listLetters(register, { ...query, limit: LETTERS_PER_PAGE });
    const procedures = await readPageProcedures(
      register,
      items.map(({ mechanism }) => mechanism),
    );
    const model = {
      frame: await readPageFrame(deps, {
        title: 'Letters',
        place: 'letters',
        now: deps.now(),
        zone: procedures.zone,
        sample: false,
      }),
      selects: toSelects(query),
      filters,
      filtered: Object.keys(filters).length > 0,
      csvHref: `/api/letters.csv${toSearch(filters)}`,
      letters: items.map((letter) => toLetterLine(letter, procedures)),
      nextHref: next === null ? null : `/letters${toSearch({ ...filters, cursor: next })}`,
    };
    return await sendPage(request, reply, render('./lists/letters', model));
  });
}

const FILTERS = ['text', 'status', 'delivery', 'addressee', 'language', 'state', 'review', 'day'] as const;

interface Select {
  readonly name: string;
  readonly label: string;
  readonly any: string;
  readonly choices: readonly { readonly value: string; readonly text: string; readonly selected: boolean }[];
}

function toSelects({
  addressee,
  delivery,
  language,
  status,
}: z.output<typeof lettersQuery>): readonly Select[] {
  return [
    toSelect(
      'status',
      'Status',
      'Any status',
      LETTER_STATUSES,
      status,
      (value) => describeStatus(value).text,
    ),
    toSelect(
      'delivery',
      'Delivery',
      'Any report or none',
      DELIVERIES,
      delivery,
      (value) => describeDelivery(value).text,
    ),
    toSelect('addressee', 'Written to', 'Anybody', ADDRESSEES, addressee, nameAddressee),
    toSelect('language', 'Language', 'Any language', LANGUAGES, language, toLanguageName),
  ];
}

const ADDRESSEES: readonly AddresseeKind[] = ['party', 'permanent-mission', 'secretariat', 'bureau'];

function toSelect<Value extends string>(
  name: string,
  label: string,
  any: string,
  values: readonly Value[],
  chosen: Value | undefined,
  toText: (value: Value) => string,
): Select {
  const choices = values.map((value) => ({ value, text: toText(value), selected: value === chosen }));
  return { name, label, any, choices };
}

/** What was asked for; a field left empty asks for nothing. */
function toFilters(query: z.output<typeof lettersQuery>): Readonly<Record<string, string>> {
  const filters: Record<string, string> = {};
  for (const name of FILTERS) {
    const value = query[name];
    if (value !== undefined && value !== '') filters[name] = value;
  }
  return filters;
}

function toSearch(query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(query).toString();
  return search === '' ? '' : `?${search}`;
}
