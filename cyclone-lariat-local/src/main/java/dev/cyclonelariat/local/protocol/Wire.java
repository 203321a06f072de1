package dev.cyclonelariat.local.protocol;

import dev.cyclonelariat.local.http.HttpResponse;

/** How answers are written for one kind of client. */
interface Wire {

  /**
   * @param operation such as {@code SendMessage}
   */
  HttpResponse success(String operation, Struct result, String requestId);

  HttpResponse failure(AwsError error, String requestId);
}
