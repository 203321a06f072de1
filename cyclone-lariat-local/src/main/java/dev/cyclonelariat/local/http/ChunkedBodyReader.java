package dev.cyclonelariat.local.http;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A body in chunks (RFC 9112, 7.1); extensions and trailers are ignored. */
final class ChunkedBodyReader implements BodyReader {

  private enum State {
    SIZE,
    DATA,
    DATA_END,
    TRAILER,
    DONE
  }

  private static final int LINE_LIMIT = 256;

  private final RequestBody body;
  private final StringBuilder line = new StringBuilder();
  private State state = State.SIZE;
  private int missing;

  ChunkedBodyReader(RequestBody body) {
    this.body = body;
  }

  @Override
  public boolean read(ByteBuffer in) throws HttpException {
    while (state != State.DONE && in.hasRemaining()) {
      if (state == State.DATA) {
        missing -= body.append(in, missing);
        state = missing == 0 ? State.DATA_END : State.DATA;
      } else {
        String complete = line(in);
        if (complete != null) {
          state = after(complete);
        }
      }
    }
    return state == State.DONE;
  }

  private State after(String complete) throws HttpException {
    switch (state) {
      case SIZE -> {
        missing = size(complete);
        return missing == 0 ? State.TRAILER : State.DATA;
      }
      case DATA_END -> {
        if (!complete.isEmpty()) {
          throw new HttpException(400, "Malformed chunk");
        }
        return State.SIZE;
      }
      default -> {
        return complete.isEmpty() ? State.DONE : State.TRAILER;
      }
    }
  }

  private int size(String complete) throws HttpException {
    int extension = complete.indexOf(';');
    String digits = (extension < 0 ? complete : complete.substring(0, extension)).trim();
    if (digits.isEmpty()
        || digits.length() > 8
        || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      throw new HttpException(400, "Malformed chunk size");
    }
    long size = Long.parseLong(digits, 16);
    if (size > body.limit() - body.size()) {
      throw RequestBody.tooLong(body.limit());
    }
    return (int) size;
  }

  private @Nullable String line(ByteBuffer in) throws HttpException {
    while (in.hasRemaining()) {
      char next = (char) (in.get() & 0xff);
      if (next == '\n') {
        String complete = line.toString().stripTrailing();
        line.setLength(0);
        return complete;
      }
      if (line.length() == LINE_LIMIT) {
        throw new HttpException(400, "Malformed chunk");
      }
      line.append(next);
    }
    return null;
  }
}
