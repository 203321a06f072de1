package dev.cyclonelariat.local.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts connections on one port and hands their requests to one handler. */
public final class HttpServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HttpServer.class);
  private static final int BACKLOG = 1024;
  private static final int BUFFER = 128 << 10;
  private static final long SWEEP_NANOS = 500_000_000;

  private final EventLoop loop;
  private final ServerSocketChannel listener;
  private final HttpLimits limits;
  private int open;
  private boolean sweeping;

  /** What all connections of a server use; its buffers serve one of them at a time. */
  record Shared(
      EventLoop loop,
      HttpHandler handler,
      HttpLimits limits,
      MemoryBudget budget,
      ByteBuffer input,
      ByteBuffer output,
      Runnable whenClosed) {}

  /** Binds the port; connections wait until {@link #start(HttpHandler)}. */
  public HttpServer(InetAddress address, int port, HttpLimits limits) throws IOException {
    this.limits = limits;
    this.listener = ServerSocketChannel.open();
    try {
      listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      listener.bind(new InetSocketAddress(address, port), BACKLOG);
      listener.configureBlocking(false);
      loop = new EventLoop("local-sns-sqs-" + port());
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw e;
    }
  }

  /** Begins to serve. */
  public void start(HttpHandler handler) throws IOException {
    Acceptor acceptor = new Acceptor(handler);
    loop.register(listener, SelectionKey.OP_ACCEPT, acceptor);
    loop.start();
  }

  /** The port it listens on. */
  public int port() {
    return listener.socket().getLocalPort();
  }

  /** Runs work on the server's thread. */
  public Scheduler scheduler() {
    return loop;
  }

  /** Takes new connections as long as there is room for them. */
  private final class Acceptor implements EventLoop.Listener {
    private final Shared shared;

    Acceptor(HttpHandler handler) {
      shared =
          new Shared(
              loop,
              handler,
              limits,
              new MemoryBudget(limits.totalBodyBytes()),
              ByteBuffer.allocateDirect(BUFFER),
              ByteBuffer.allocateDirect(BUFFER),
              HttpServer.this::connectionClosed);
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
      while (open < limits.connections()) {
        SocketChannel channel = listener.accept();
        if (channel == null) {
          return;
        }
        connect(channel);
      }
      key.interestOps(0);
    }

    private void connect(SocketChannel channel) {
      try {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        new Connection(channel, shared);
        open++;
        sweepLater();
      } catch (IOException e) {
        EventLoop.closeQuietly(channel);
      }
    }

    @Override
    public void failed(Throwable cause) {
      log.warn("A connection could not be accepted", cause);
    }
  }

  private void connectionClosed() {
    open--;
    SelectionKey key = loop.keyOf(listener);
    if (key != null && key.isValid()) {
      key.interestOps(SelectionKey.OP_ACCEPT);
    }
  }

  private void sweepLater() {
    if (!sweeping) {
      sweeping = true;
      loop.schedule(SWEEP_NANOS, this::sweep);
    }
  }

  /** Ends connections that take too long. */
  private void sweep() {
    sweeping = false;
    long now = System.nanoTime();
    for (SelectionKey key : loop.keys()) {
      if (key.attachment() instanceof Connection connection) {
        connection.checkTime(now);
        sweepLater();
      }
    }
  }

  /** Stops listening and closes all connections. */
  @Override
  public void close() {
    loop.close();
    EventLoop.closeQuietly(listener);
  }
}
