import type { FastifyError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { CursorError } from '../../register/cursor.ts';
import { Problem } from '../problem.ts';
import { ProceedingsUnavailable } from '../proceedings.ts';
import { isRegisterOutage } from './register-outage.ts';

/** Seconds after which a client may try again: about what a restarted worker or database needs. */
const RETRY_AFTER = { 'retry-after': '5' };

/** Names what went wrong for the caller. Whatever is not known here is a fault of ours, and says nothing of its inside. */
export function errorToProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof CursorError) return toCursorProblem(error);
  if (error instanceof ProceedingsUnavailable) return toProceedingsProblem(error);
  if (hasZodFastifySchemaValidationErrors(error)) return toShapeProblem(error);
  if (!(error instanceof Error)) return toInternalProblem();
  if (isRegisterOutage(error)) return toRegisterProblem();
  return findParserProblem(error) ?? toInternalProblem();
}

function toCursorProblem(error: CursorError): Problem {
  return new Problem(
    400,
    'invalid-cursor',
    `This is not a cursor of this list: ${error.message}.`,
    'Leave out the cursor to start again, or use the `next` of the page before as it came.',
  );
}

function toProceedingsProblem(error: ProceedingsUnavailable): Problem {
  return new Problem(
    503,
    'proceedings-unavailable',
    error.message,
    'Repeat the command in a few seconds with the same Idempotency-Key; it is recorded once however often it is sent.',
    { headers: RETRY_AFTER },
  );
}

function toRegisterProblem(): Problem {
  return new Problem(
    503,
    'register-unavailable',
    'The register did not answer.',
    'Try again in a few seconds; /health/ready tells when it answers again.',
    { headers: RETRY_AFTER },
  );
}

/** Parts of a request by the framework's names. */
const PARTS: Readonly<Record<string, string>> = {
  params: 'address',
  querystring: 'query',
  headers: 'set of headers',
  body: 'body',
};

function toShapeProblem(error: Pick<FastifyError, 'validation' | 'validationContext'>): Problem {
  const part = PARTS[error.validationContext ?? ''] ?? 'request';
  const faults = (error.validation ?? []).map(({ instancePath, message }) => ({
    path: instancePath,
    code: 'invalid-request' as const,
    message: message ?? 'invalid',
    remedy: 'Correct this field; /openapi.json describes it.',
  }));
  const first = faults[0];
  const detail = first === undefined ? 'Something is malformed.' : `${first.path}: ${first.message}.`;
  return new Problem(
    400,
    'invalid-request',
    `The ${part} cannot be read as expected. ${detail}`,
    'Correct the fields named in "faults"; /openapi.json describes every request.',
    { faults },
  );
}

/** Faults that the framework finds before a handler runs, by its own codes. */
function findParserProblem(error: Error & Partial<FastifyError>): Problem | undefined {
  switch (error.code ?? '') {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem(
        413,
        'body-too-large',
        'The body is larger than this server reads.',
        'Send fewer reviews in one request.',
      );
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem(
        415,
        'unsupported-media-type',
        'This server reads JSON bodies only.',
        'Send the header "Content-Type: application/json" and a JSON body.',
      );
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return malformedJson();
    default:
      break;
  }
  if (error instanceof SyntaxError && error.statusCode === 400) return malformedJson();
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new Problem(
      400,
      'invalid-request',
      'The request could not be read.',
      'Check its address, headers and body.',
    );
  }
  return undefined;
}

function malformedJson(): Problem {
  return new Problem(
    400,
    'malformed-json',
    'The body is not well-formed JSON.',
    'Send one JSON object in UTF-8.',
  );
}

function toInternalProblem(): Problem {
  return new Problem(
    500,
    'internal-error',
    'The service failed to answer; nothing is known to be wrong with the request.',
    'Try again; if it fails again, give the time of the request to whoever runs the service.',
  );
}
