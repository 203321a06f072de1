package dev.cyclonelariat.local.http;

import java.nio.ByteBuffer;

/** A body whose length was announced. */
final class FixedBodyReader implements BodyReader {
  private final RequestBody body;
  private int missing;

  FixedBodyReader(int length, RequestBody body) {
    this.missing = length;
    this.body = body;
  }

  @Override
  public boolean read(ByteBuffer in) throws HttpException {
    missing -= body.append(in, missing);
    return missing == 0;
  }
}
