import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';
import type { ProblemBody } from '../routes/schemas/problem.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { errorToProblem } from './to-problem.ts';

/** Writes the page that a person sees instead of the one asked for. */
type RenderProblemPage = (problem: Problem) => string;

/** Answers every failed request with a problem: as JSON to programs, as a page to people. */
export function registerProblems(app: FastifyInstance, renderProblemPage: RenderProblemPage): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const problem = errorToProblem(error);
    if (problem.status === 500) request.log.error({ err: error }, 'request failed');
    return await sendProblem(problem, request, reply, renderProblemPage);
  });
  app.setNotFoundHandler(async (request, reply) => {
    return await sendProblem(notFound(request), request, reply, renderProblemPage);
  });
}

/** Answers a request whose address the router cannot read; it reaches no hook and no route. */
export function answerUnroutable(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers(SECURITY_HEADERS);
  void sendJson(errorToProblem(error), reply);
}

async function sendProblem(
  problem: Problem,
  request: FastifyRequest,
  reply: FastifyReply,
  renderProblemPage: RenderProblemPage,
): Promise<FastifyReply> {
  if (!isPageRequest(request)) return await sendJson(problem, reply);
  void reply.code(problem.status).headers(problem.headers).type('text/html; charset=utf-8');
  return await reply.serializer(String).send(renderProblemPage(problem));
}

/** The route's own schema describes the answer that was not given, so the problem is written without it. */
function sendJson(problem: Problem, reply: FastifyReply): FastifyReply {
  void reply.code(problem.status).headers(problem.headers).type('application/problem+json; charset=utf-8');
  return reply.serializer(String).send(JSON.stringify(toProblemBody(problem)));
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
