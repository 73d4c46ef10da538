import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/test-app.ts';

type Json = Readonly<Record<string, unknown>>;

interface Operation {
  readonly summary: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
  readonly responses: Json;
  readonly security?: readonly Json[];
}

interface OpenApi {
  readonly openapi: string;
  readonly info: Json;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Json; readonly securitySchemes: Json };
}

describe('the description of the interface', () => {
  let test: TestApp;
  let document: OpenApi;
  beforeAll(async () => {
    test = await createTestApp();
    document = (await test.get('/openapi.json')).json<OpenApi>();
  });
  afterAll(async () => {
    await test.close();
  });

  function operations(): readonly (readonly [string, Operation])[] {
    return Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
    );
  }

  it('is OpenAPI 3.1 with every address of the API and none of the pages', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: 'Chancery' });
    expect(
      operations()
        .map(([name]) => name)
        .sort(),
    ).toEqual([
      'get /api/draws/{mechanism}/{phase}',
      'get /api/escalations',
      'get /api/escalations/{id}/evidence.html',
      'get /api/escalations/{id}/evidence.pdf',
      'get /api/feeds',
      'get /api/launches/{mechanism}/{phase}',
      'get /api/letters',
      'get /api/letters.csv',
      'get /api/letters/holds',
      'get /api/letters/unreleased-texts',
      'get /api/letters/{id}',
      'get /api/procedures/{mechanism}',
      'get /api/reviews',
      'get /api/reviews/{mechanism}/{phase}/{party}',
      'get /api/reviews/{mechanism}/{phase}/{party}/timetable',
      'get /api/tasks',
      'get /api/tasks.csv',
      'get /api/time-limits',
      'get /feeds/{token}.ics',
      'get /health/live',
      'get /health/ready',
      'get /openapi.json',
      'post /api/escalations/{id}/decline',
      'post /api/escalations/{id}/sign',
      'post /api/feeds',
      'post /api/feeds/{id}/revoke',
      'post /api/launches',
      'post /api/launches/{mechanism}/{phase}/acts',
      'post /api/launches/{mechanism}/{phase}/draw/freeze',
      'post /api/launches/{mechanism}/{phase}/draw/hold',
      'post /api/launches/{mechanism}/{phase}/draw/publish',
      'post /api/launches/{mechanism}/{phase}/draw/void',
      'post /api/letters/hold',
      'post /api/letters/release',
      'post /api/letters/release-texts',
      'post /api/letters/{id}/delivered',
      'post /api/letters/{id}/resend',
      'post /api/reviews',
      'post /api/reviews/{mechanism}/{phase}/{party}/acts',
      'post /api/take-overs',
      'post /api/tasks/{id}/done',
    ]);
  });

  it('says of each operation what it does, and describes each answer', () => {
    for (const [name, { summary, responses }] of operations()) {
      expect(summary, name).toMatch(/^[A-Z].{8,}/);
      expect(Object.keys(responses).length, name).toBeGreaterThan(0);
      for (const [status, response] of Object.entries(responses)) {
        expect(status).toMatch(/^[2-5]\d\d$/);
        expect(response, `${name} ${status}`).toHaveProperty('description');
        expect(response, `${name} ${status}`).toHaveProperty('content');
      }
    }
  });

  it('declares every part of a path, and the token and the key of every command', () => {
    for (const [name, { parameters = [], security }] of operations()) {
      const inPath = [...name.matchAll(/\{(\w+)\}/g)].map(([, part]) => part);
      const declared = parameters.filter((parameter) => parameter.in === 'path');
      expect(declared.map((parameter) => parameter.name).sort(), name).toEqual(inPath.sort());
      expect(
        declared.every(({ required }) => required === true),
        name,
      ).toBe(true);
      if (!name.startsWith('post')) continue;
      expect(security, name).toEqual([{ token: [] }]);
      // A take-over's commands are named by their content.
      if (name === 'post /api/take-overs') continue;
      expect(
        parameters.some((parameter) => parameter.in === 'header' && parameter.name === 'idempotency-key'),
      ).toBe(true);
    }
  });

  it('refers only to what it holds', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, target = '']) => target,
    );
    expect(references.length).toBeGreaterThan(10);
    for (const reference of new Set(references)) {
      const name = reference.replace('#/components/schemas/', '');
      expect(document.components.schemas, reference).toHaveProperty([name]);
    }
    expect(document.components.securitySchemes).toHaveProperty('token');
  });

  it('describes what a command takes, kind by kind, with examples of its values', () => {
    const { NewAct } = document.components.schemas as {
      NewAct: { oneOf?: readonly unknown[]; anyOf?: readonly unknown[] };
    };
    expect(NewAct.oneOf ?? NewAct.anyOf).toHaveLength(7);
    expect(JSON.stringify(document.components.schemas)).toContain('"format":"date"');
  });
});
