# frozen_string_literal: true

# The SDK for Ruby: ruby ruby.rb ENDPOINT NAME. Version 3 if it is there, else version 1, which speaks
# the query protocol to both services.
require 'json'
require 'uri'

ENDPOINT, NAME = ARGV

def expect(actual, wanted)
  raise "expected #{wanted.inspect}, got #{actual.inspect}" unless wanted === actual
end

def refused(type)
  yield
rescue type
  nil
else
  raise "expected #{type}"
end

begin
  require 'aws-sdk-sqs'
  require 'aws-sdk-sns'
  SQS = Aws::SQS::Client.new(endpoint: ENDPOINT)
  SNS = Aws::SNS::Client.new(endpoint: ENDPOINT)
  SQS_ERRORS = Aws::SQS::Errors
  SNS_ERRORS = Aws::SNS::Errors
rescue LoadError
  require 'aws-sdk-v1'
  uri = URI(ENDPOINT)
  options = {
    access_key_id: ENV.fetch('AWS_ACCESS_KEY_ID'), secret_access_key: ENV.fetch('AWS_SECRET_ACCESS_KEY'),
    region: ENV.fetch('AWS_REGION'), use_ssl: false,
    sqs_endpoint: uri.host, sqs_port: uri.port, sns_endpoint: uri.host, sns_port: uri.port
  }
  SQS = AWS::SQS::Client.new(**options)
  SNS = AWS::SNS::Client.new(**options)
  SQS_ERRORS = AWS::SQS::Errors
  SNS_ERRORS = AWS::SNS::Errors
end

url = SQS.create_queue(queue_name: NAME, attributes: { 'DelaySeconds' => '0' })[:queue_url]
arn = SQS.get_queue_attributes(queue_url: url, attribute_names: ['QueueArn'])[:attributes]['QueueArn']
SQS.send_message(
  queue_url: url, message_body: 'héllo <&>',
  message_attributes: { 'n' => { data_type: 'String', string_value: 'v' } }
)
SQS.send_message_batch(
  queue_url: url, entries: [{ id: 'a', message_body: '1' }, { id: 'b', message_body: '2' }]
)
message = SQS.receive_message(
  queue_url: url, attribute_names: ['All'], message_attribute_names: ['All']
)[:messages].first
expect(message[:body], 'héllo <&>')
expect(message[:message_attributes]['n'][:string_value], 'v')
SQS.delete_message(queue_url: url, receipt_handle: message[:receipt_handle])
refused(SQS_ERRORS::NonExistentQueue) { SQS.get_queue_url(queue_name: "#{NAME}-missing") }
refused(SQS_ERRORS::ReceiptHandleIsInvalid) { SQS.delete_message(queue_url: url, receipt_handle: 'bogus') }

topic = SNS.create_topic(name: NAME)[:topic_arn]
policy = { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: arn }] }
SQS.set_queue_attributes(queue_url: url, attributes: { 'Policy' => policy.to_json })
subscription = SNS.subscribe(topic_arn: topic, protocol: 'sqs', endpoint: arn)[:subscription_arn]
SNS.set_subscription_attributes(
  subscription_arn: subscription, attribute_name: 'RawMessageDelivery', attribute_value: 'true'
)
SNS.publish(topic_arn: topic, message: 'published')
expect(SNS.list_subscriptions_by_topic(topic_arn: topic)[:subscriptions].first[:endpoint], arn)
bodies = SQS.receive_message(queue_url: url, max_number_of_messages: 10)[:messages].map { |m| m[:body] }
expect(bodies.include?('published'), true)
refused(SNS_ERRORS::NotFound) { SNS.publish(topic_arn: "#{topic}-missing", message: 'x') }
refused(SNS_ERRORS::InvalidParameter) { SNS.subscribe(topic_arn: topic, protocol: 'sns', endpoint: 'x') }
SNS.delete_topic(topic_arn: topic)
SQS.delete_queue(queue_url: url)
