// Makes the template database. In a process of its own: Nest's registries must not leak from here into the specs.
import { migrate } from '../dist/libs/platform/index.js';
import { allTables } from '../dist/apps/api/api.module.js';

await migrate({ databaseUrl: process.argv[2] }, allTables);
