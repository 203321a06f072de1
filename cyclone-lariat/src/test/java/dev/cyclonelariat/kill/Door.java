package dev.cyclonelariat.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The port on which others reach a server. While it is shut the server is away: connections are cut
 * whatever call is on them, and refused. Opened again, it is the same port.
 */
final class Door implements AutoCloseable {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final int server;
  private final Set<Socket> passing = ConcurrentHashMap.newKeySet();
  private ServerSocket entrance;

  /** Open, on a free port. */
  Door(int server) {
    this.server = server;
    this.entrance = openAt(0);
  }

  private ServerSocket openAt(int port) {
    try {
      ServerSocket opened = new ServerSocket(port, 100, HERE);
      begin(() -> admit(opened));
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return entrance.getLocalPort();
  }

  void open() {
    entrance = openAt(port());
  }

  void shut() {
    close(entrance);
    passing.forEach(Door::close);
  }

  private void admit(ServerSocket from) {
    try {
      while (true) {
        Socket client = from.accept();
        Socket inside = new Socket(HERE, server);
        client.setTcpNoDelay(true);
        inside.setTcpNoDelay(true);
        passing.add(client);
        if (from.isClosed()) {
          close(client);
        }
        begin(() -> pass(client, inside));
        begin(() -> pass(inside, client));
      }
    } catch (IOException e) {
      // It was shut.
    }
  }

  private void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of the two has hung up.
    } finally {
      close(from);
      close(to);
      passing.remove(from);
    }
  }

  private static void begin(Runnable task) {
    Thread thread = new Thread(task, "door");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    shut();
  }
}
