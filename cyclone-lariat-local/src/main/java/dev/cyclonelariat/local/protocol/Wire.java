package dev.cyclonelariat.local.protocol;

import dev.cyclonelariat.local.http.HttpResponse;

/** How answers are written for one kind of client. */
interface Wire {

  /**
   * The answer of a call that succeeded.
   *
   * @param operation such as {@code SendMessage}
   */
  HttpResponse success(String operation, Struct result, String requestId);

  /** The answer of a call that was refused or failed. */
  HttpResponse failure(AwsError error, String requestId);
}
