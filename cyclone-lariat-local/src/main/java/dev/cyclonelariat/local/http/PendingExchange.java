package dev.cyclonelariat.local.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One request that waits for its answer. */
final class PendingExchange implements HttpExchange {
  private final EventLoop loop;
  private final Connection connection;
  private final String method;
  private boolean over;
  private @Nullable Runnable whenAborted;

  PendingExchange(EventLoop loop, Connection connection, String method) {
    this.loop = loop;
    this.connection = connection;
    this.method = method;
  }

  @Override
  public void respond(HttpResponse response) {
    if (loop.isCurrentThread()) {
      answer(response);
    } else {
      loop.execute(() -> answer(response));
    }
  }

  private void answer(HttpResponse response) {
    if (over) {
      return;
    }
    over = true;
    try {
      connection.answer(response, !method.equals("HEAD"));
    } catch (IOException e) {
      connection.failed(e);
    }
  }

  @Override
  public void drop() {
    if (loop.isCurrentThread()) {
      connection.close();
    } else {
      loop.execute(connection::close);
    }
  }

  @Override
  public void onAbort(Runnable action) {
    whenAborted = action;
  }

  /** Called on the loop's thread when the connection closed before the answer. */
  void abort() {
    over = true;
    if (whenAborted != null) {
      whenAborted.run();
    }
  }
}
