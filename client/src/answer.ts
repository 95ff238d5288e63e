/** A success. */
export interface Answer<Body> {
  status: number;
  body: Body;
  /** What `ifMatch` of the next edit, or `etag` of the next read, takes. */
  etag: string | undefined;
  /** Where what was made is. */
  location: string | undefined;
  requestId: string | undefined;
  headers: Headers;
}
