package dev.cyclonelariat.internal;

import java.net.UnknownHostException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A failed call to AWS in words: its code, what AWS said, and what helps.
 *
 * @param code AWS's error code, or {@code Unreachable} when no answer came
 * @param text what happened and what to do about it
 * @param retryable whether the same call may succeed later
 */
public record AwsFailure(String code, String text, boolean retryable) {

  private static final String UNREACHABLE = "Unreachable";
  private static final String NO_CREDENTIALS = "NoCredentials";

  private static final Set<String> MISSING =
      Set.of(
          "NotFound",
          "NotFoundException",
          "ResourceNotFound",
          "ResourceNotFoundException",
          "QueueDoesNotExist",
          "AWS.SimpleQueueService.NonExistentQueue");
  private static final Set<String> FORBIDDEN =
      Set.of(
          "AuthorizationError",
          "AuthorizationErrorException",
          "AccessDenied",
          "AccessDeniedException");
  private static final Set<String> BAD_CREDENTIALS =
      Set.of(
          "InvalidClientTokenId",
          "UnrecognizedClientException",
          "InvalidSecurity",
          "SignatureDoesNotMatch",
          "MissingAuthenticationToken",
          "ExpiredToken",
          "InvalidAccessKeyId",
          // The same, as services say it that speak JSON.
          "InvalidSignatureException",
          "MissingAuthenticationTokenException",
          "IncompleteSignatureException",
          "ExpiredTokenException");
  private static final Set<String> RETRYABLE =
      Set.of(
          "InternalError",
          "InternalErrorException",
          "InternalFailure",
          "ServiceUnavailable",
          "RequestThrottled",
          "RequestTimeout",
          "Throttled",
          "ThrottledException",
          "Throttling",
          "ThrottlingException",
          "TooManyRequestsException",
          "KMSThrottling",
          "KmsThrottled");

  /** Puts an exception of the SDK into words. */
  public static AwsFailure of(SdkException e) {
    if (e instanceof AwsServiceException service && service.awsErrorDetails() != null) {
      String code = service.awsErrorDetails().errorCode();
      boolean retryable = service.statusCode() >= 500 || service.isThrottlingException();
      return of(
          code == null ? "Unknown" : code,
          String.valueOf(service.awsErrorDetails().errorMessage()),
          retryable);
    }
    String said = String.valueOf(e.getMessage());
    return said.contains("credentials")
        ? new AwsFailure(
            NO_CREDENTIALS,
            "no usable AWS credentials (set AWS_KEY and AWS_SECRET_KEY, or any source of the SDK's"
                + " default chain)",
            false)
        : new AwsFailure(UNREACHABLE, "AWS could not be reached: " + reason(e), true);
  }

  /** The innermost cause knows what happened; the SDK's own words around it say little. */
  private static String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String said = root.getMessage() == null ? root.toString() : root.getMessage();
    return root instanceof UnknownHostException ? "there is no host " + said : said;
  }

  /** Puts one error code of a batch's answer, or of a service, into words. */
  public static AwsFailure of(String code, String said, boolean retryable) {
    String remedy = remedy(code);
    String what = remedy.isEmpty() ? said : said.strip().replaceFirst("\\.$", "");
    return new AwsFailure(code, code + ": " + what + remedy, retryable || RETRYABLE.contains(code));
  }

  /** Whether AWS does not take these credentials, whatever they ask for. */
  public boolean concernsAccount() {
    return BAD_CREDENTIALS.contains(code) || code.equals(NO_CREDENTIALS);
  }

  /** Whether what was asked for does not exist. */
  public boolean isMissing() {
    return MISSING.contains(code);
  }

  /** Whether these credentials may not do what was asked. */
  public boolean isForbidden() {
    return FORBIDDEN.contains(code);
  }

  /** Whether the credentials are at fault, whatever was asked. */
  public boolean isOfCredentials() {
    return code.equals(NO_CREDENTIALS) || BAD_CREDENTIALS.contains(code);
  }

  private static String remedy(String code) {
    if (MISSING.contains(code)) {
      return " (create it first, or check region, account and instance)";
    } else if (FORBIDDEN.contains(code)) {
      return " (allow it in the IAM policy of these credentials, or the resource's own policy)";
    } else if (BAD_CREDENTIALS.contains(code)) {
      return " (check the AWS credentials in use)";
    }
    return "";
  }
}
