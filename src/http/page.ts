/** What a page or an endpoint outside the API answers. */
export type PageReply = {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Uint8Array;
  /** The same body as gzip makes it; sent to whoever takes that. */
  readonly gzipped?: Uint8Array;
  /** Headers that replace the strict ones every answer has. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** What was asked with the address, each name once. */
export type PageQuery = Readonly<Record<string, string>>;

/** An address outside the API, open to everybody: health checks, figures, the tabs, the demo's own pages. Knows nothing of restify. */
export type Page = {
  /** OpenAPI style, `/demo/identity/{tenantId}/v2.0`. */
  readonly path: string;
  readonly answer: (params: Readonly<Record<string, string>>, query: PageQuery) => Promise<PageReply>;
};
