import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';
import type { ProblemBody } from '../routes/schemas/problem.ts';
import { errorToProblem } from './to-problem.ts';

export interface ProblemsOptions {
  /** Writes the page that a person sees instead of the one asked for. */
  readonly renderProblemPage: (problem: Problem) => string;
}

/** Answers every failed request with a problem: as JSON to programs, as a page to people. */
export function registerProblems(app: FastifyInstance, options: ProblemsOptions): void {
  const send = (problem: Problem, request: FastifyRequest, reply: FastifyReply) => {
    void reply.code(problem.status).headers(problem.headers);
    if (isPageRequest(request)) {
      return reply.type('text/html; charset=utf-8').serializer(asIs).send(options.renderProblemPage(problem));
    }
    // The route's own schema describes the answer that was not given; the problem is written as it is.
    return reply
      .type('application/problem+json; charset=utf-8')
      .serializer(asIs)
      .send(JSON.stringify(toProblemBody(problem)));
  };
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const problem = errorToProblem(error);
    if (problem.status === 500) request.log.error({ err: error }, 'request failed');
    return await send(problem, request, reply);
  });
  app.setNotFoundHandler(async (request, reply) => await send(notFound(request), request, reply));
}

function asIs(payload: unknown): string {
  return String(payload);
}

function notFound(request: FastifyRequest): Problem {
  return new Problem(
    404,
    'not-found',
    'There is nothing at this address.',
    isPageRequest(request) ? 'Go back to the board.' : 'See /openapi.json for what there is.',
  );
}

/** RFC 9457 body of a problem. The title is the code in words, so that it never varies within a type. */
export function toProblemBody(problem: Problem): ProblemBody {
  const words = problem.code.replaceAll('-', ' ');
  return {
    type: `urn:chancery:problem:${problem.code}`,
    title: words.charAt(0).toUpperCase() + words.slice(1),
    status: problem.status,
    code: problem.code,
    detail: problem.message,
    remedy: problem.remedy,
    facts: { ...problem.facts },
    ...(problem.faults.length > 0 ? { faults: problem.faults.map((fault) => ({ ...fault })) } : {}),
  };
}

const PROGRAM_PATHS = /^\/(api|health|openapi\.json|static)(\/|\?|$)/;

function isPageRequest(request: FastifyRequest): boolean {
  return !PROGRAM_PATHS.test(request.url) && (request.headers.accept ?? '').includes('text/html');
}
