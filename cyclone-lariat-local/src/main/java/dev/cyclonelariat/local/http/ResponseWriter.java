package dev.cyclonelariat.local.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes answers to one connection, as far as the client takes them. */
final class ResponseWriter {
  private static final byte[] NOTHING = {};

  private final SocketChannel channel;
  private final ByteBuffer buffer;
  private byte[] head = NOTHING;
  private byte[] body = NOTHING;
  private int written;

  /**
   * @param buffer shared with other connections of the same thread
   */
  ResponseWriter(SocketChannel channel, ByteBuffer buffer) {
    this.channel = channel;
    this.buffer = buffer;
  }

  /** Sets what {@link #flush()} writes next. */
  void begin(HttpResponse response, boolean withBody, boolean keepAlive) {
    head = head(response, keepAlive);
    body = withBody ? response.body() : NOTHING;
    written = 0;
  }

  private static byte[] head(HttpResponse response, boolean keepAlive) {
    StringBuilder text =
        new StringBuilder(256)
            .append("HTTP/1.1 ")
            .append(response.status())
            .append(' ')
            .append(HttpResponse.reason(response.status()))
            .append("\r\n");
    for (Map.Entry<String, String> header : response.headers().entrySet()) {
      text.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
    }
    text.append("Content-Length: ").append(response.body().length).append("\r\n");
    if (!keepAlive) {
      text.append("Connection: close\r\n");
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Writes on; true when all is out. */
  boolean flush() throws IOException {
    int total = head.length + body.length;
    while (written < total) {
      buffer.clear();
      copy(head, written);
      copy(body, Math.max(0, written - head.length));
      buffer.flip();
      int count = channel.write(buffer);
      written += count;
      if (buffer.hasRemaining()) {
        return false;
      }
    }
    head = NOTHING;
    body = NOTHING;
    written = 0;
    return true;
  }

  private void copy(byte[] source, int from) {
    if (from < source.length) {
      buffer.put(source, from, Math.min(source.length - from, buffer.remaining()));
    }
  }
}
