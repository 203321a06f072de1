package dev.cyclonelariat.local.protocol;

/**
 * Who calls, as the request's signature says. Signatures are read, never checked.
 *
 * @param account 12 digits
 * @param region such as {@code eu-west-1}
 * @param baseUrl under which the caller reached us, such as {@code http://127.0.0.1:4566}
 */
public record Caller(String account, String region, String baseUrl) {

  /** The ARN of one of the caller's resources. */
  public Arn arn(String service, String name) {
    return Arn.of(service, region, account, name);
  }
}
