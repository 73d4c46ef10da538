import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createLaunchApp,
  type LaunchApp,
  type LaunchUnderTest,
  RESOLUTIONS,
} from '../../support/launch-app.ts';
import { expectSoundPage, words } from '../../support/page.ts';

const HTML = { accept: 'text/html' };

let test: LaunchApp;
beforeAll(async () => {
  test = await createLaunchApp();
});
afterAll(async () => {
  await test.close();
});

async function page(url: string): Promise<string> {
  const { statusCode, body } = await test.get(url, HTML);
  expect(statusCode, body).toBe(200);
  expectSoundPage(body);
  expect(body).not.toContain('<script>alert');
  return body;
}

describe('the ceremony of a draw', () => {
  let launch: LaunchUnderTest;
  let drawId: string;
  const ceremony = async () => await page(`/draw/untoc/${launch.phase}`);
  beforeAll(async () => {
    launch = await test.newLaunch();
  });

  it('begins with what is missing, by regional group, and offers the sample as a sample', async () => {
    const html = await ceremony();
    expect(words(html)).toMatch(
      /The list cannot be frozen as it is\. .* WEOG 1 missing in 1 State France FRA tip Regional group not known 3 missing in 1 State Cook Islands COK regional group/,
    );
    expect(html).toContain('COK,regional_group,,\nCOK,untoc,,');
    expect(html).toMatch(/For a trial <span class="chip chip-sample">Sample<\/span>/);
  });

  it('shows the five parts in order, with the one that comes next', async () => {
    const text = words(await ceremony());
    expect(text).toMatch(
      /1 Freeze now .* 2 Commit to come .* 3 Reveal to come .* 4 Draw to come .* 5 Publish to come/,
    );
  });

  it('goes through the commitments, the source and the values, each held against its commitment', async () => {
    drawId = await launch.ceremony.until({ sample: true });
    const text = words(await ceremony());
    expect(text).toMatch(/Freeze done, 20 November 2020 .* Commit done, .* Reveal done, .* 4 Draw now/);
    expect(text).toContain(drawId);
    expect(text).toContain('2 of 2 values are revealed.');
    expect(text.match(/is the one committed to/g)).toHaveLength(2);
    expect(text).toContain('invented for demonstration');
  });

  it('names what must have happened before lots are drawn, and offers the draw only then', async () => {
    const before = await ceremony();
    expect(words(before)).toMatch(
      /not yet Secure module ready not yet Joint intersessional meeting convened/,
    );
    expect(before).not.toContain('id="record-hold"');
    await launch.ceremony.prepare();
    expect(await ceremony()).toContain('id="record-hold"');
  });

  it('shows seed and digest of a draw that is held, and its result to nobody yet', async () => {
    expect((await launch.ceremony.draw('hold')).statusCode).toBe(201);
    const html = await ceremony();
    expect(words(html)).toMatch(
      /Draw done, 20 November 2020 .* Seed [0-9a-f]{64} Transcript [0-9a-f]{64} 5 Publish now/,
    );
    expect(html).not.toContain('Who reviews whom');
  });

  it('keeps a void draw in sight with its reason and its parts, and begins anew', async () => {
    const reason = 'The list was <b>wrong</b>';
    expect((await launch.ceremony.draw('void', { reason })).statusCode).toBe(201);
    const html = await ceremony();
    expect(html).toContain('The list was &lt;b&gt;wrong&lt;/b&gt;');
    expect(words(html)).toMatch(/1 Freeze now .* Draws declared void .* Draw 1, void since 20 November 2020/);
    expect(html).toContain('id="record-freeze"');
  });
});

describe('a published draw', () => {
  let launch: LaunchUnderTest;
  const published = async (query = '') => await page(`/draw/untoc/${launch.phase}${query}`);
  beforeAll(async () => {
    launch = await test.newDraw();
  });

  it('can be read by everybody at the same address, and changed by nobody', async () => {
    const html = await published();
    expect(words(html)).toContain('Published on 20 November 2020');
    expect(html).not.toMatch(/data-record|data-token/);
    expect(words(html)).not.toContain('Drawn for demonstration');
  });

  it('shows who reviews whom, in as many tables as groups, with hostile names as text', async () => {
    const html = await published();
    const { result } = (await test.get(`/api/draws/untoc/${launch.phase}`)).json<{
      result: { groups: Record<string, string[]>; pairs: { underReview: string }[] };
    }>();
    for (const [group, parties] of Object.entries(result.groups)) {
      expect(words(html)).toContain(`Group ${group} ${parties.length} States`);
    }
    const rows = html.match(
      /<tr role="row" data-words="[^"]*"[^>]*><th scope="row" role="rowheader"><(?:strong|a)/g,
    );
    expect(rows).toHaveLength(Object.values(result.groups).flat().length);
    expect(words(html).match(/Reviewers are drawn in the year of the group/g)).toHaveLength(2);
    expect(html).toContain('&lt;script&gt;alert(&quot;State&quot;)&lt;/script&gt; &amp; sons');
  });

  it('finds a State for whoever has no script, and keeps all rows for whoever has', async () => {
    const all = (await published()).match(/data-words=/g)?.length;
    const html = await published('?text=nigeria');
    expect(html).toContain('value="nigeria"');
    expect(html.match(/data-words=/g)).toHaveLength(all ?? 0);
    for (const [, text = '', hidden] of html.matchAll(/data-words="([^"]*)"( hidden)?/g)) {
      expect([text, hidden === undefined]).toEqual([text, text.includes('nigeria')]);
    }
    expect(await published('?text=%00')).toContain('value=""');
  });

  it('says where the seed came from, and what its distribution is', async () => {
    const text = words(await published());
    const { seed, digest } = (await test.get(`/api/draws/untoc/${launch.phase}`)).json<{
      seed: string;
      digest: string;
    }>();
    expect(text).toContain(`Seed ${seed}`);
    expect(text).toContain(`Transcript ${digest}`);
    expect(text).toContain('It gave: 12345.67');
    expect(text).toContain('it is not uniform over all valid allocations');
    expect(text).toContain('COK pool no not a party by the depositary’s list');
  });

  it('offers the transcript, and three ways to check it', async () => {
    const html = await published();
    expect(html).toContain(
      `<a href="/api/draws/untoc/${launch.phase}?group=1" download="draw-untoc-${launch.phase}-group-1.json">`,
    );
    expect(html).toContain('<a href="/draw/verify">');
    expect(words(html)).toContain(`npx chancery verify-draw draw-untoc-${launch.phase}-group-1.json`);
  });

  it('gives the groups their dates, on the page of the launch too', async () => {
    for (const url of [`/draw/untoc/${launch.phase}`, `/launches/untoc/${launch.phase}`]) {
      expect(words(await page(url))).toMatch(
        /Group 1 Friday, 20 November 2020 stated .* Group 2 Monday, 1 November 2021 stated .* Group 3 Tuesday, 1 November 2022/,
      );
    }
  });
});

describe('the draw of a later group', () => {
  let launch: LaunchUnderTest;
  const draw = async (group: string) => words(await page(`/draw/untoc/${launch.phase}${group}`));
  const waiver = { rule: 'mutual-review', parties: 'LAX LDX', reason: 'Both <b>agree</b>.' };
  beforeAll(async () => {
    launch = await test.newDraw();
  });

  it('is announced as the next step, on the page of the launch and that of the draw', async () => {
    for (const url of [`/launches/untoc/${launch.phase}`, `/draw/untoc/${launch.phase}`]) {
      expect(words(await page(url))).toMatch(
        /Group 1 .* Reviewers drawn on 20 November 2020\. Who reviews whom .* Group 2 .* Reviewers to be drawn before 1 November 2021\. Draw the reviewers of group 2 .* Group 3 .* Reviewers to be drawn in its year, after those of group 2\./,
      );
    }
    expect(words(await page(`/launches/untoc/${launch.phase}`))).toContain(
      'To the draw of the reviewers of group 2 The reviewers of group 1 are drawn and published. Those of group 2 are to be drawn before 1 November 2021.',
    );
  });

  it('has a ceremony of its own, with what it builds on and what was settled before', async () => {
    const html = await page(`/draw/untoc/${launch.phase}/2`);
    expect(words(html)).toMatch(
      /This draw is of the reviewers of group 2 .* What this draw builds on .* Group 1 Draw id [0-9a-f]{64} Transcript [0-9a-f]{64} .* 1 Freeze now/,
    );
    expect(html).toContain(
      'COK,pool,no,not a party by the depositary’s list\nFRA,tip,yes,depositary’s list of the day',
    );
    expect(html).not.toContain('id="record-freeze-sample"');
  });

  it('takes waivers before its freeze, each to be struck out until then, and shows them frozen', async () => {
    expect((await launch.ceremony.take('waiver-granted', waiver)).statusCode).toBe(201);
    const before = await page(`/draw/untoc/${launch.phase}/2`);
    expect(before).toContain('id="record-waiver-granted"');
    expect(before).toMatch(/id="record-strike-\d+"/);
    expect(before).toContain('Both &lt;b&gt;agree&lt;/b&gt;.');
    await launch.ceremony.until({ resolutions: RESOLUTIONS });
    const after = await page(`/draw/untoc/${launch.phase}/2`);
    expect(after).not.toContain('id="record-waiver-granted"');
    expect(words(after)).toMatch(/Limits waived .* and .*: Two States reviewing each other/);
  });

  it('leaves the results of the draws before it where they were, while it is under way', async () => {
    expect(await draw('/1')).toContain('Published on 20 November 2020');
    expect(await draw('')).toMatch(/Reveal done/);
    expect(await draw('/1')).toContain('The ceremony that draws its reviewers is under way');
  });

  it('has its result beside the reviewers drawn before, and counts on', async () => {
    expect((await launch.ceremony.draw('hold')).statusCode).toBe(201);
    expect(await draw('')).toContain('the reviews of group 2 are opened on 1 November 2021');
    expect((await launch.ceremony.draw('publish')).statusCode).toBe(201);
    const text = await draw('/2');
    expect(text).toMatch(/This draw is of the reviewers of group 2/);
    expect(text).toMatch(/Group 1 \d+ States.* Reviewers by an earlier draw\. Who drew them/);
    expect(text).toMatch(/Limits waived .* (Needed by the result|Not needed)/);
    expect(text).toContain('Reviews by the earlier draws are counted.');
    expect(text).toContain(
      `verify-draw draw-untoc-${launch.phase}-group-2.json --continues draw-untoc-${launch.phase}-group-1.json`,
    );
    expect(text).toContain('Groups were drawn by the first draw, and stand.');
  });

  it('is not asked for before its turn, nor for a group that does not exist', async () => {
    const fresh = await test.newDraw();
    const early = await test.get(`/draw/untoc/${fresh.phase}/3`, HTML);
    expect([early.statusCode, words(early.body).includes('after those of group 2')]).toEqual([404, true]);
    expect((await test.get(`/draw/untoc/${fresh.phase}/4`, HTML)).statusCode).toBe(404);
  });
});
