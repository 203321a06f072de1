package dev.cyclonelariat.local.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection: read a request, have it answered, write the answer, and again. */
final class Connection implements EventLoop.Listener {
  private static final Logger log = LoggerFactory.getLogger(Connection.class);
  private static final long LINGER_NANOS = 2_000_000_000L;
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private enum State {
    READING,
    HANDLING,
    WRITING,
    /**
     * A request was refused while it still arrives; the rest is thrown away, because closing with
     * unread data would take the answer from the client.
     */
    LINGERING,
    CLOSED
  }

  private final SocketChannel channel;
  private final HttpServer.Shared shared;
  private final RequestParser parser;
  private final ResponseWriter writer;
  private final SelectionKey key;
  private State state = State.READING;
  private long since = System.nanoTime();
  private boolean keepAlive = true;
  private boolean unreadData;
  private boolean serving;
  private int reserved;
  private @Nullable ByteBuffer ahead;
  private @Nullable PendingExchange exchange;

  Connection(SocketChannel channel, HttpServer.Shared shared) throws IOException {
    this.channel = channel;
    this.shared = shared;
    this.parser = new RequestParser(shared.limits(), shared.budget());
    this.writer = new ResponseWriter(channel, shared.output());
    this.key = shared.loop().register(channel, SelectionKey.OP_READ, this);
  }

  @Override
  public void ready(SelectionKey ignored) throws IOException {
    if (state == State.WRITING) {
      write();
      resumeUnlessServing();
    } else {
      read();
    }
  }

  private void read() throws IOException {
    ByteBuffer input = shared.input().clear();
    int count = channel.read(input);
    input.flip();
    if (count < 0) {
      close();
    } else if (state == State.READING) {
      serve(input);
    } else if (state == State.HANDLING) {
      keepForLater(input);
    }
  }

  /** Answers the requests in {@code input} one by one, until one has to wait. */
  private void serve(ByteBuffer input) throws IOException {
    serving = true;
    try {
      while (state == State.READING && input.hasRemaining()) {
        if (parser.idle()) {
          since = System.nanoTime();
        }
        if (parser.feed(input)) {
          handle(parser.request());
        } else if (parser.takeContinueWanted()) {
          channel.write(ByteBuffer.wrap(CONTINUE));
        }
      }
    } catch (HttpException e) {
      unreadData = true;
      refuse(e);
    } finally {
      serving = false;
    }
    if (state == State.HANDLING || state == State.WRITING) {
      keepForLater(input);
    }
  }

  private void handle(HttpRequest request) throws IOException {
    state = State.HANDLING;
    keepAlive = parser.keepAlive();
    PendingExchange pending = new PendingExchange(shared.loop(), this, request.method());
    exchange = pending;
    try {
      shared.handler().handle(request, pending);
    } catch (RuntimeException | StackOverflowError e) {
      log.error("A request could not be handled", e);
      pending.respond(text(500, "Internal error"));
    }
  }

  /** Called on the loop's thread with the answer to the request in hand. */
  void answer(HttpResponse response, boolean withBody) throws IOException {
    exchange = null;
    parser.reset();
    HttpResponse affordable = response;
    if (shared.budget().tryReserve(response.body().length)) {
      reserved = response.body().length;
    } else {
      affordable = text(429, "Too many large answers are being written");
    }
    writer.begin(affordable, withBody, keepAlive);
    state = State.WRITING;
    write();
    resumeUnlessServing();
  }

  private void refuse(HttpException problem) throws IOException {
    keepAlive = false;
    answer(text(problem.status(), problem.getMessage()), true);
  }

  private static HttpResponse text(int status, @Nullable String message) {
    byte[] body = (message + "\n").getBytes(StandardCharsets.UTF_8);
    return HttpResponse.of(status, "text/plain; charset=utf-8", body);
  }

  private void write() throws IOException {
    since = System.nanoTime();
    if (!writer.flush()) {
      key.interestOps(SelectionKey.OP_WRITE);
      return;
    }
    releaseAnswer();
    if (keepAlive) {
      state = State.READING;
    } else if (unreadData) {
      state = State.LINGERING;
      channel.shutdownOutput();
    } else {
      close();
      return;
    }
    if (key.interestOps() != SelectionKey.OP_READ) {
      key.interestOps(SelectionKey.OP_READ);
    }
  }

  private void releaseAnswer() {
    shared.budget().release(reserved);
    reserved = 0;
  }

  /** Goes on with what arrived while the last request was in hand. */
  private void resumeUnlessServing() throws IOException {
    ByteBuffer kept = ahead;
    if (!serving && state == State.READING && kept != null) {
      ahead = null;
      serve(kept);
    }
  }

  private void keepForLater(ByteBuffer input) {
    if (input.hasRemaining()) {
      ahead = ByteBuffer.allocate(input.remaining()).put(input).flip();
      key.interestOps(state == State.WRITING ? SelectionKey.OP_WRITE : 0);
    }
  }

  /** Ends what takes too long. */
  void checkTime(long now) {
    long age = now - since;
    long requestNanos = shared.limits().requestTime().toNanos();
    switch (state) {
      case READING -> {
        if (!parser.idle() && age > requestNanos) {
          refuseSlow();
        } else if (parser.idle() && age > shared.limits().idleTime().toNanos()) {
          close();
        }
      }
      case WRITING -> closeIf(age > requestNanos);
      case LINGERING -> closeIf(age > LINGER_NANOS);
      default -> {}
    }
  }

  private void refuseSlow() {
    try {
      refuse(new HttpException(408, "The request took too long to arrive"));
    } catch (IOException e) {
      failed(e);
    }
  }

  private void closeIf(boolean tooLong) {
    if (tooLong) {
      close();
    }
  }

  @Override
  public void failed(Throwable cause) {
    log.debug("A connection failed", cause);
    close();
  }

  void close() {
    if (state == State.CLOSED) {
      return;
    }
    state = State.CLOSED;
    parser.reset();
    releaseAnswer();
    PendingExchange unanswered = exchange;
    exchange = null;
    EventLoop.closeQuietly(channel);
    shared.whenClosed().run();
    if (unanswered != null) {
      unanswered.abort();
    }
  }
}
