import type { FastifyInstance } from 'fastify';

/**
 * One line for each answered command, and for each read that failed; other reads only where somebody looks for faults,
 * because open pages ask again every few seconds. Bodies and headers are not logged: they may hold personal data.
 */
export function registerRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const { statusCode: status } = reply;
    const line = { method, route: routeOptions.url, status, ms: Math.round(reply.elapsedTime) };
    const isNews = method === 'POST' || status >= 500;
    if (isNews) request.log.info(line, 'answered');
    else request.log.debug(line, 'answered');
  });
}
