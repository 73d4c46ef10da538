import fastify, { type FastifyInstance } from 'fastify';
import { registerSecurityHeaders } from '../plugins/security-headers.ts';
import { registerInboxApi } from './inbox-api.ts';
import { registerInboxPage } from './inbox-page.ts';
import { createMailReader } from './mail-reader.ts';
import type { MailStore } from './mail-store.ts';
import { type ReportsTo, registerReports } from './report-mail.ts';

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The page may frame a mail's HTML, which comes from this server too. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The page and the API over one store of mails; never listens. Where reports are taken in, the page has buttons that send them. */
export function buildInboxApp(store: MailStore, reportsTo?: ReportsTo): FastifyInstance {
  const app = fastify({ logger: false, routerOptions: { maxParamLength: 64 } });
  registerSecurityHeaders(app);
  app.addHook('onRequest', async (request, reply) => {
    // Mail is personal data: another site's page must not read it through a name that it points at this machine.
    if (!LOOPBACK_NAMES.has(request.hostname.toLowerCase())) {
      return reply.code(403).send({ Error: 'this inbox answers to localhost only' });
    }
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
  });
  const reader = createMailReader(store);
  registerInboxApi(app, store, reader);
  registerInboxPage(app, store, reader, { canReport: reportsTo !== undefined });
  if (reportsTo !== undefined) registerReports(app, store, reader, reportsTo);
  return app;
}
