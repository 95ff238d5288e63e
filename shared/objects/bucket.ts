import { bucketNamedBy } from "./named-bucket.ts";

/** The bucket that holds evidence, documents and exports, from `OBJECTS_BUCKET`. */
export const objectsBucket = bucketNamedBy("OBJECTS_BUCKET");
