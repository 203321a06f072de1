// The SDK for JavaScript 3: node javascript.cjs ENDPOINT NAME, from a folder that has the SDK.
'use strict';
const assert = require('node:assert');
const load = (name) => require(require.resolve(name, { paths: [process.cwd(), __dirname] }));
const sdk = { ...load('@aws-sdk/client-sqs') };
const snsSdk = load('@aws-sdk/client-sns');

const [endpoint, name] = process.argv.slice(2);
const sqs = new sdk.SQSClient({ endpoint });
const sns = new snsSdk.SNSClient({ endpoint });
const refused = (promise, type, code) =>
  assert.rejects(promise, (e) => {
    assert.ok(e instanceof type, `${e} is no ${type.name}`);
    assert.strictEqual(e.name, code);
    return true;
  });

async function main() {
  const { QueueUrl } = await sqs.send(
    new sdk.CreateQueueCommand({ QueueName: name, Attributes: { DelaySeconds: '0' }, tags: { k: 'v' } }));
  const { Attributes } = await sqs.send(
    new sdk.GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  await sqs.send(new sdk.SendMessageCommand({
    QueueUrl,
    MessageBody: 'héllo <&>',
    MessageAttributes: {
      n: { DataType: 'String', StringValue: 'v' },
      b: { DataType: 'Binary', BinaryValue: Uint8Array.of(0, 255) },
    },
  }));
  await sqs.send(new sdk.SendMessageBatchCommand({
    QueueUrl, Entries: [{ Id: 'a', MessageBody: '1' }, { Id: 'b', MessageBody: '2' }] }));
  const { Messages } = await sqs.send(new sdk.ReceiveMessageCommand({
    QueueUrl, MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] }));
  assert.strictEqual(Messages[0].Body, 'héllo <&>');
  assert.deepStrictEqual([...Messages[0].MessageAttributes.b.BinaryValue], [0, 255]);
  await sqs.send(new sdk.DeleteMessageCommand({ QueueUrl, ReceiptHandle: Messages[0].ReceiptHandle }));
  await refused(sqs.send(new sdk.GetQueueUrlCommand({ QueueName: `${name}-missing` })),
    sdk.QueueDoesNotExist, 'QueueDoesNotExist');
  await refused(sqs.send(new sdk.DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'bogus' })),
    sdk.ReceiptHandleIsInvalid, 'ReceiptHandleIsInvalid');

  const { TopicArn } = await sns.send(
    new snsSdk.CreateTopicCommand({ Name: name, Attributes: { DisplayName: 'Shown' } }));
  const Policy = JSON.stringify({ Statement: [{
    Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: Attributes.QueueArn }] });
  await sqs.send(new sdk.SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  await sns.send(new snsSdk.SubscribeCommand({
    TopicArn, Protocol: 'sqs', Endpoint: Attributes.QueueArn,
    Attributes: { RawMessageDelivery: 'true' } }));
  await sns.send(new snsSdk.PublishCommand({
    TopicArn, Message: 'published', MessageAttributes: { n: { DataType: 'Number', StringValue: '7' } } }));
  await sns.send(new snsSdk.PublishBatchCommand({
    TopicArn, PublishBatchRequestEntries: [{ Id: 'a', Message: 'x' }, { Id: 'b', Message: 'y' }] }));
  const { Subscriptions } = await sns.send(new snsSdk.ListSubscriptionsByTopicCommand({ TopicArn }));
  assert.strictEqual(Subscriptions[0].Endpoint, Attributes.QueueArn);
  const delivered = await sqs.send(new sdk.ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  assert.ok(delivered.Messages.some((m) => m.Body === 'published'));
  await refused(sns.send(new snsSdk.PublishCommand({ TopicArn: `${TopicArn}-missing`, Message: 'x' })),
    snsSdk.NotFoundException, 'NotFoundException');
  await refused(sns.send(new snsSdk.SubscribeCommand({ TopicArn, Protocol: 'sns', Endpoint: 'x' })),
    snsSdk.InvalidParameterException, 'InvalidParameterException');
  await sns.send(new snsSdk.DeleteTopicCommand({ TopicArn }));
  await sqs.send(new sdk.DeleteQueueCommand({ QueueUrl }));
}

main().catch((e) => {
  console.error(e);
  process.exit(1);
});
