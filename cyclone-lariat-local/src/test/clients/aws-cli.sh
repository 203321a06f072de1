#!/usr/bin/env bash
# The AWS CLI: aws-cli.sh ENDPOINT NAME
set -euo pipefail
endpoint=$1 name=$2

# Version 1 ignores AWS_ENDPOINT_URL for SQS in us-east-1, so that it is always told.
call() { aws --endpoint-url "$endpoint" --output text "$@"; }
expect() { case $1 in *"$2"*) ;; *) echo "expected $2 in: $1" >&2; exit 1 ;; esac; }
refused() {
  local code=$1 text
  shift
  if text=$(call "$@" 2>&1); then echo "not refused: $*" >&2; exit 1; fi
  expect "$text" "($code)"
}

queue=$(call sqs create-queue --queue-name "$name" --attributes DelaySeconds=0 --tags k=v --query QueueUrl)
arn=$(call sqs get-queue-attributes --queue-url "$queue" --attribute-names QueueArn --query Attributes.QueueArn)
call sqs send-message --queue-url "$queue" --message-body 'héllo <&>' \
  --message-attributes '{"n":{"DataType":"String","StringValue":"v"}}' > /dev/null
call sqs send-message-batch --queue-url "$queue" --entries Id=a,MessageBody=1 Id=b,MessageBody=2 > /dev/null
received=$(call sqs receive-message --queue-url "$queue" --max-number-of-messages 1 \
  --attribute-names All --message-attribute-names All --query 'Messages[0].[Body,ReceiptHandle]')
expect "$received" 'héllo <&>'
call sqs delete-message --queue-url "$queue" --receipt-handle "${received##*$'\t'}"
refused AWS.SimpleQueueService.NonExistentQueue sqs get-queue-url --queue-name "$name-missing"
refused ReceiptHandleIsInvalid sqs delete-message --queue-url "$queue" --receipt-handle bogus

topic=$(call sns create-topic --name "$name" --attributes DisplayName=Shown --query TopicArn)
call sqs set-queue-attributes --queue-url "$queue" --attributes "$(printf '{"Policy":"%s"}' \
  "{\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":\\\"*\\\",\\\"Action\\\":\\\"sqs:SendMessage\\\",\\\"Resource\\\":\\\"$arn\\\"}]}")"
call sns subscribe --topic-arn "$topic" --protocol sqs --notification-endpoint "$arn" \
  --attributes RawMessageDelivery=true > /dev/null
call sns publish --topic-arn "$topic" --message published \
  --message-attributes '{"n":{"DataType":"Number","StringValue":"7"}}' > /dev/null
call sns publish-batch --topic-arn "$topic" \
  --publish-batch-request-entries Id=a,Message=x Id=b,Message=y > /dev/null
expect "$(call sns list-subscriptions-by-topic --topic-arn "$topic")" "$arn"
expect "$(call sqs receive-message --queue-url "$queue" --max-number-of-messages 10 \
  --query 'Messages[].Body')" published
refused NotFound sns publish --topic-arn "$topic-missing" --message x
refused InvalidParameter sns subscribe --topic-arn "$topic" --protocol sns --notification-endpoint x
call sns delete-topic --topic-arn "$topic"
call sqs delete-queue --queue-url "$queue"
