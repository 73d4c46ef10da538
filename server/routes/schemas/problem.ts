import { z } from 'zod';
import { PROBLEM_CODES } from '../../problem.ts';

const code = z.enum(PROBLEM_CODES).meta({ id: 'ProblemCode', description: 'Stable name of the problem' });

const fault = z.object({
  path: z.string().meta({ description: 'JSON pointer into the request', example: '/reviews/3/party' }),
  code,
  message: z.string(),
  remedy: z.string(),
});

/** RFC 9457 problem details, with a code, a remedy and facts. */
export const problemSchema = z
  .object({
    type: z.string().meta({ example: 'urn:chancery:problem:second-focal-point' }),
    title: z.string(),
    status: z.int(),
    code,
    detail: z.string().meta({ description: 'What was expected and what came' }),
    remedy: z.string().meta({ description: 'What to do' }),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
    faults: z.array(fault).optional().meta({ description: 'Each fault, where there may be several' }),
  })
  .meta({ id: 'Problem' });

export type ProblemBody = z.output<typeof problemSchema>;

/** One status of an OpenAPI response that carries a problem. */
function problemResponse(description: string) {
  return { description, content: { 'application/problem+json': { schema: problemSchema } } };
}

/** Every route may answer these. */
export const READ_PROBLEMS = {
  400: problemResponse('The request has another shape than expected'),
  403: problemResponse('The request names a host that this server does not answer to'),
  500: problemResponse('A fault of the service; the log holds the details'),
  503: problemResponse('The register cannot be reached just now'),
} as const;

/** A read of one named thing. */
export const FIND_PROBLEMS = { ...READ_PROBLEMS, 404: problemResponse('There is no such thing') } as const;

/** A command may be refused in more ways than a read. */
export const COMMAND_PROBLEMS = {
  ...FIND_PROBLEMS,
  401: problemResponse('The bearer token is missing or wrong'),
  403: problemResponse('The request comes from a page of another site, or names another host'),
  409: problemResponse('The command contradicts what is recorded'),
  413: problemResponse('The body is larger than the server reads'),
  415: problemResponse('The body is no JSON'),
  422: problemResponse('The procedure does not allow the command'),
  503: problemResponse(
    'The proceedings cannot be reached just now; repeat the command with the same Idempotency-Key',
  ),
} as const;
