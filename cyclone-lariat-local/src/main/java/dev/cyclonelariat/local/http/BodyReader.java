package dev.cyclonelariat.local.http;

import java.nio.ByteBuffer;
import java.util.Locale;

/** Reads one body in the encoding its head announces. */
sealed interface BodyReader permits FixedBodyReader, ChunkedBodyReader {

  /** Reads on; true when the body is complete. */
  boolean read(ByteBuffer in) throws HttpException;

  static BodyReader of(RequestHead head, RequestBody body) throws HttpException {
    String encoding = head.headers().get("transfer-encoding");
    String length = head.headers().get("content-length");
    if (encoding == null) {
      return new FixedBodyReader(length == null ? 0 : contentLength(length, body.limit()), body);
    }
    if (length != null || !encoding.toLowerCase(Locale.ROOT).equals("chunked")) {
      throw new HttpException(400, "Unsupported Transfer-Encoding");
    }
    return new ChunkedBodyReader(body);
  }

  private static int contentLength(String text, int limit) throws HttpException {
    if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new HttpException(400, "Malformed Content-Length");
    }
    long length = Long.parseLong(text);
    if (length > limit) {
      throw RequestBody.tooLong(limit);
    }
    return (int) length;
  }
}
