import { expect, it } from "vitest";
import { inlineNestedStacks } from "../../../infra/local/template/nested-stack.ts";

const resource = (Properties: Record<string, unknown>) => ({ Type: "Test", Properties });

it("puts the resources of a nested stack in its parent, with its parameters and outputs followed", () => {
  const parent = {
    Resources: {
      Table: resource({}),
      Jury1A2B3C4D: resource({}),
      Alarm: resource({ of: { "Fn::GetAtt": ["Jury1A2B3C4D", "Outputs.QueueName"] } }),
    },
    Outputs: { Jury: { Value: { "Fn::GetAtt": ["Jury1A2B3C4D", "Outputs.QueueName"] } } },
  };
  const nested = {
    Resources: {
      Queue: resource({ region: { Ref: "AWS::Region" }, table: { Ref: "tableArn" } }),
      Worker: resource({
        queue: [{ Ref: "Queue" }, { "Fn::GetAtt": ["Queue", "Arn"] }],
        // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's placeholders
        url: { "Fn::Sub": "https://${AWS::Region}/${Queue}/${Queue.Arn}" },
      }),
    },
    Outputs: { QueueName: { Value: { "Fn::GetAtt": ["Queue", "QueueName"] } } },
  };
  const parameters = { tableArn: { "Fn::GetAtt": ["Table", "Arn"] } };
  const name = { "Fn::GetAtt": ["1A2B3C4DQueue", "QueueName"] };
  expect(inlineNestedStacks(parent, [{ id: "Jury1A2B3C4D", template: nested, parameters }])).toEqual({
    Resources: {
      Table: resource({}),
      Alarm: resource({ of: name }),
      "1A2B3C4DQueue": resource({ region: { Ref: "AWS::Region" }, table: parameters.tableArn }),
      "1A2B3C4DWorker": resource({
        queue: [{ Ref: "1A2B3C4DQueue" }, { "Fn::GetAtt": ["1A2B3C4DQueue", "Arn"] }],
        // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's placeholders
        url: { "Fn::Sub": "https://${AWS::Region}/${1A2B3C4DQueue}/${1A2B3C4DQueue.Arn}" },
      }),
    },
    Outputs: { Jury: { Value: name } },
  });
});
