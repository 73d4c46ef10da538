import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

/** Folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Text of a file of the repository. */
export const readText = (path: string) => readFileSync(join(root, path), 'utf8');

const serviceSchema = z.object({
  image: z.string(),
  build: z.string().optional(),
  user: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  secrets: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  restart: z.string(),
  security_opt: z.array(z.string()),
  cap_drop: z.array(z.string()),
  deploy: z.object({ replicas: z.number() }).optional(),
});

export type Service = z.output<typeof serviceSchema>;

/** docker-compose.yml as data: what the tests look at. */
export const compose = z
  .object({
    services: z.record(z.string(), serviceSchema),
    secrets: z.record(z.string(), z.object({ file: z.string() })),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(parse(readText('docker-compose.yml'), { merge: true }));

export const services = Object.entries(compose.services);
/** Services that end when their work is done. */
export const jobs = ['temporal-schema', 'temporal-namespace'];

export function requireService(name: string): Service {
  const found = compose.services[name];
  if (found === undefined) throw new Error(`docker-compose.yml has no service ${name}`);
  return found;
}
