#!/usr/bin/env node
// The command line is TypeScript that runs without a build step; this teaches Node to read it.
import { register } from 'tsx/esm/api';

register();
await import('../server/cli.main.ts');
