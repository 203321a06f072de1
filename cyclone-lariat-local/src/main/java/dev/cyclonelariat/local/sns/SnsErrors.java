package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.protocol.AwsError;

/** The errors of SNS, with AWS's own codes and words. */
final class SnsErrors {

  private SnsErrors() {}

  static AwsError invalid(String what) {
    return new AwsError(400, "InvalidParameter", "Invalid parameter: " + what);
  }

  static AwsError invalidValue(String message) {
    return new AwsError(400, "ParameterValueInvalid", message);
  }

  static AwsError topicNotFound() {
    return new AwsError(404, "NotFound", "Topic does not exist");
  }

  static AwsError subscriptionNotFound() {
    return new AwsError(404, "NotFound", "Subscription does not exist");
  }

  static AwsError resourceNotFound() {
    return new AwsError(404, "ResourceNotFound", "Resource does not exist");
  }

  static AwsError tagLimitExceeded() {
    return new AwsError(
        400, "TagLimitExceeded", "Could not complete request: tag quota of per resource exceeded");
  }

  static AwsError emptyBatch() {
    return new AwsError(400, "EmptyBatchRequest", "The batch request doesn't contain any entries.");
  }

  static AwsError tooManyEntries() {
    return new AwsError(
        400,
        "TooManyEntriesInBatchRequest",
        "The batch request contains more entries than permissible.");
  }

  static AwsError batchIdsNotDistinct() {
    return new AwsError(
        400,
        "BatchEntryIdsNotDistinct",
        "Two or more batch entries in the request have the same Id.");
  }

  static AwsError invalidBatchEntryId() {
    return new AwsError(
        400,
        "InvalidBatchEntryId",
        "The Id of a batch entry in a batch request doesn't abide by the specification.");
  }

  static AwsError batchTooLong() {
    return new AwsError(
        400,
        "BatchRequestTooLong",
        "The length of all the batch messages put together is more than the limit.");
  }
}
