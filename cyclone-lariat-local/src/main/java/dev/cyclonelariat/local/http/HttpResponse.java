package dev.cyclonelariat.local.http;

import java.util.Map;

/**
 * One HTTP answer. {@code Content-Length} and {@code Connection} are added when it is written.
 *
 * @param status such as 200
 * @param headers further headers
 * @param body not copied; must not change afterwards
 */
public record HttpResponse(int status, Map<String, String> headers, byte[] body) {

  /** An answer of one content type. */
  public static HttpResponse of(int status, String contentType, byte[] body) {
    return new HttpResponse(status, Map.of("Content-Type", contentType), body);
  }

  static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 503 -> "Service Unavailable";
      default -> status < 400 ? "OK" : "Error";
    };
  }
}
