package dev.cyclonelariat.local.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Request line and headers. */
record RequestHead(String method, String target, boolean keepAlive, HttpHeaders headers) {

  /**
   * @param length of the head in {@code bytes}, its lines ending with LF or CRLF
   */
  static RequestHead parse(byte[] bytes, int length) throws HttpException {
    String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    int end = lineEnd(text, 0);
    String line = stripped(text, 0, end);
    int first = line.indexOf(' ');
    int last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first + 1) {
      throw new HttpException(400, "Malformed request line");
    }
    String version = line.substring(last + 1);
    if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) {
      throw new HttpException(400, "Only HTTP/1.1 and HTTP/1.0 are spoken here");
    }
    Map<String, String> values = headers(text, end + 1);
    return new RequestHead(
        line.substring(0, first),
        line.substring(first + 1, last),
        keepAlive(version, values),
        new HttpHeaders(values));
  }

  private static Map<String, String> headers(String text, int start) throws HttpException {
    Map<String, String> values = new HashMap<>();
    for (int from = start; from < text.length(); ) {
      int end = lineEnd(text, from);
      String line = stripped(text, from, end);
      from = end + 1;
      if (line.isEmpty()) {
        break;
      }
      int colon = line.indexOf(':');
      if (colon <= 0 || line.charAt(0) == ' ' || line.charAt(0) == '\t') {
        throw new HttpException(400, "Malformed header");
      }
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      String value = line.substring(colon + 1).trim();
      String before = values.putIfAbsent(name, value);
      if (before != null && name.equals("content-length") && !before.equals(value)) {
        throw new HttpException(400, "Contradicting Content-Length headers");
      }
    }
    return values;
  }

  private static boolean keepAlive(String version, Map<String, String> values) {
    String connection = values.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
    return version.equals("HTTP/1.1") ? !connection.contains("close") : connection.contains("keep");
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static String stripped(String text, int from, int end) {
    boolean carriageReturn = end > from && text.charAt(end - 1) == '\r';
    return text.substring(from, carriageReturn ? end - 1 : end);
  }

  String path() {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }

  String query() {
    int mark = target.indexOf('?');
    return mark < 0 ? "" : target.substring(mark + 1);
  }
}
