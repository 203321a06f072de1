package dev.cyclonelariat.local.http;

/** One HTTP request, complete in memory. */
public final class HttpRequest {
  private final String method;
  private final String path;
  private final String query;
  private final HttpHeaders headers;
  private final byte[] body;

  HttpRequest(String method, String path, String query, HttpHeaders headers, byte[] body) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
  }

  /** Upper case as sent, such as {@code POST}. */
  public String method() {
    return method;
  }

  /** Percent-encoded, without the query. */
  public String path() {
    return path;
  }

  /** Percent-encoded, empty without one. */
  public String query() {
    return query;
  }

  /** The headers. */
  public HttpHeaders headers() {
    return headers;
  }

  /** Not a copy; must not be changed. */
  public byte[] body() {
    return body;
  }
}
