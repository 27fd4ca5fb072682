import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildOpenApi } from '../contract/openapi.ts';

/** Where the documentation of the API is kept, beside the one a running service gives. */
const DOCUMENT = new URL('../../docs/openapi.json', import.meta.url);

await writeFile(fileURLToPath(DOCUMENT), `${JSON.stringify(buildOpenApi(), null, 2)}\n`);
