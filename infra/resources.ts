import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import type * as events from "aws-cdk-lib/aws-events";
import type * as s3 from "aws-cdk-lib/aws-s3";
import type { SignIn } from "../shared/http/sign-in-schemes.ts";
import type { Stage } from "./stages/stage.ts";

/** What functions may be given. */
export interface Resources {
  /** Where they are deployed. */
  stage: Stage;
  /** The folder of a function's code, by its name. */
  codeOf: (name: string) => string;
  table: dynamodb.ITable;
  /** What the cursors of lists are encrypted with. */
  cursorKey: string;
  /** What CloudFront shows with each request, see `EdgeProof`. */
  edgeProof: string;
  bucket: s3.IBucket;
  /** What trails are anchored in. */
  anchors: s3.IBucket;
  bus: events.IEventBus;
  mail: {
    from: string;
    /** Address printed at the foot of mails. */
    contact: string;
    /** Where the links in mails lead. */
    portalUrl: string;
    identityArn: string;
    /** What mails are sent with, so that SES tells what becomes of them. */
    configurationSet: string;
    configurationSetArn: string;
  };
  /** Where people sign in. */
  signIn: SignIn;
  certificates: {
    /** The public page that verifies them: where their QR codes lead. */
    verifyUrl: string;
    /** Its address as it is printed, where the deployment has one that lasts. */
    verifyPage: string | undefined;
    signatory: string;
    place: string;
  };
}
