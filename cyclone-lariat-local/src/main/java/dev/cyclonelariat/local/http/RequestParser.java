package dev.cyclonelariat.local.http;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests from bytes as they come, in pieces of any size (RFC 9112). One request at a time:
 * bytes after its end are left in the buffer.
 */
final class RequestParser {
  private final HeadReader headReader;
  private final RequestBody body;
  private @Nullable RequestHead head;
  private @Nullable BodyReader bodyReader;
  private boolean complete;
  private boolean continueWanted;

  RequestParser(HttpLimits limits, MemoryBudget budget) {
    this.headReader = new HeadReader(limits.headBytes());
    this.body = new RequestBody(budget, limits.bodyBytes());
  }

  /** Whether no byte of a request has come yet. */
  boolean idle() {
    return head == null && headReader.isEmpty();
  }

  /** Whether the client waits for {@code 100 Continue}; true once per request. */
  boolean takeContinueWanted() {
    boolean wanted = continueWanted;
    continueWanted = false;
    return wanted;
  }

  /** Reads on; true when a request is complete. */
  boolean feed(ByteBuffer in) throws HttpException {
    if (head == null) {
      RequestHead read = headReader.read(in);
      if (read == null) {
        return false;
      }
      head = read;
      bodyReader = BodyReader.of(read, body);
      continueWanted = read.headers().get("expect", "").equalsIgnoreCase("100-continue");
    }
    if (!complete && bodyReader != null) {
      complete = bodyReader.read(in);
    }
    return complete;
  }

  /** Whether the connection may serve another request after this one. */
  boolean keepAlive() {
    return head != null && head.keepAlive();
  }

  /** The complete request; valid until {@link #reset()}. */
  HttpRequest request() {
    RequestHead read = head;
    if (read == null || !complete) {
      throw new IllegalStateException("The request is not complete");
    }
    return new HttpRequest(
        read.method(), read.path(), read.query(), read.headers(), body.toByteArray());
  }

  /** Gives the body's memory back and gets ready for the next request. */
  void reset() {
    body.release();
    head = null;
    bodyReader = null;
    complete = false;
    continueWanted = false;
  }
}
