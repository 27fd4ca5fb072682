import type { IncomingMessage, ServerResponse } from 'node:http';

// The published types lag behind restify 12, which lets a handler see a request before restify itself looks at it.
declare module 'restify' {
  interface Server {
    /** `false` ends the request there: the handler has answered it. */
    first(handler: (request: IncomingMessage, response: ServerResponse) => boolean): Server;
  }
}
