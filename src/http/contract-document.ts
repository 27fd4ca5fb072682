import { createHash } from 'node:crypto';
import { buildOpenApi } from '../contract/openapi.ts';

/** The OpenAPI document as it is sent. Built once, not for each service of a process: it takes some 40 ms. */
export const CONTRACT_DOCUMENT = JSON.stringify(buildOpenApi());

/** Tells one contract from another: every answer bears it, and a page takes answers of the contract it was built with alone. */
export const CONTRACT_MARK = createHash('sha256').update(CONTRACT_DOCUMENT).digest('base64url').slice(0, 16);
