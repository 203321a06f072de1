package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.protocol.AwsError;

/** The errors of SQS, with AWS's own codes and words. */
final class SqsErrors {
  private static final String MODELLED = "com.amazonaws.sqs#";
  private static final String GENERAL = "com.amazon.coral.service#";
  private static final String QUERY_PREFIX = "AWS.SimpleQueueService.";

  private SqsErrors() {}

  private static AwsError modelled(int status, String code, String type, String message) {
    return new AwsError(status, code, MODELLED + type, message);
  }

  private static AwsError prefixed(String type, String message) {
    return modelled(400, QUERY_PREFIX + type, type, message);
  }

  static AwsError queueDoesNotExist() {
    return modelled(
        400,
        QUERY_PREFIX + "NonExistentQueue",
        "QueueDoesNotExist",
        "The specified queue does not exist.");
  }

  static AwsError queueNameExists(String attribute) {
    return modelled(
        400,
        "QueueAlreadyExists",
        "QueueNameExists",
        "A queue already exists with the same name and a different value for attribute "
            + attribute);
  }

  static AwsError queueDeletedRecently() {
    return prefixed(
        "QueueDeletedRecently",
        "You must wait 60 seconds after deleting a queue before you can create another with the"
            + " same name.");
  }

  static AwsError purgeInProgress(String queueName) {
    return modelled(
        403,
        QUERY_PREFIX + "PurgeQueueInProgress",
        "PurgeQueueInProgress",
        "Only one PurgeQueue operation on " + queueName + " is allowed every 60 seconds.");
  }

  static AwsError invalidAddress(String url) {
    return modelled(
        404,
        "InvalidAddress",
        "InvalidAddress",
        "The address " + url + " is not valid for this endpoint.");
  }

  static AwsError resourceNotFound(String message) {
    return modelled(404, "ResourceNotFoundException", "ResourceNotFoundException", message);
  }

  static AwsError unknownAttribute(String name) {
    return invalidAttributeName("Unknown Attribute " + name + ".");
  }

  static AwsError invalidAttributeName(String message) {
    return modelled(400, "InvalidAttributeName", "InvalidAttributeName", message);
  }

  static AwsError invalidAttributeValue(String name) {
    return invalidAttributeValue(name, "");
  }

  static AwsError invalidAttributeValue(String name, String reason) {
    return modelled(
        400,
        "InvalidAttributeValue",
        "InvalidAttributeValue",
        "Invalid value for the parameter "
            + name
            + "."
            + (reason.isEmpty() ? "" : " Reason: " + reason));
  }

  static AwsError invalidMessageContents(String message) {
    return modelled(400, "InvalidMessageContents", "InvalidMessageContents", message);
  }

  static AwsError invalidReceiptHandle(String handle) {
    return modelled(
        400,
        "ReceiptHandleIsInvalid",
        "ReceiptHandleIsInvalid",
        "The input receipt handle \"" + handle + "\" is not a valid receipt handle.");
  }

  static AwsError messageNotInFlight() {
    return prefixed("MessageNotInflight", "The specified message isn't in flight.");
  }

  static AwsError overLimit(String message) {
    return modelled(403, "OverLimit", "OverLimit", message);
  }

  static AwsError emptyBatch(String entryName) {
    return prefixed(
        "EmptyBatchRequest", "There should be at least one " + entryName + " in the request.");
  }

  static AwsError tooManyEntries(int count) {
    return prefixed(
        "TooManyEntriesInBatchRequest",
        "Maximum number of entries per request are 10. You have sent " + count + ".");
  }

  static AwsError batchIdsNotDistinct(String id) {
    return prefixed("BatchEntryIdsNotDistinct", "Id " + id + " repeated.");
  }

  static AwsError invalidBatchEntryId() {
    return prefixed(
        "InvalidBatchEntryId",
        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It"
            + " can be at most 80 letters long.");
  }

  static AwsError batchTooLong(int limit, int sent) {
    return prefixed(
        "BatchRequestTooLong",
        "Batch requests cannot be longer than "
            + limit
            + " bytes. You have sent "
            + sent
            + " bytes.");
  }

  static AwsError missingParameter(String name) {
    return new AwsError(
        400,
        "MissingParameter",
        GENERAL + "MissingRequiredParameterException",
        "The request must contain the parameter " + name + ".");
  }

  static AwsError invalidParameter(String message) {
    return new AwsError(
        400, "InvalidParameterValue", GENERAL + "InvalidParameterValueException", message);
  }

  static AwsError invalidParameter(String name, Object value, String reason) {
    return invalidParameter(
        "Value " + value + " for parameter " + name + " is invalid. Reason: " + reason);
  }
}
