package dev.cyclonelariat.inbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;

/** A PostgreSQL that keeps its data and its port when it is stopped and started. */
public final class RestartablePostgres implements AutoCloseable {

  private final Path directory;
  private final int port;
  private EmbeddedPostgres server;

  public RestartablePostgres(Path directory) throws IOException {
    this.directory = directory.resolve("data");
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    start();
  }

  public void start() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory)
            .setCleanDataDirectory(false)
            .setPort(port)
            .setConnectConfig("connectTimeout", "20")
            .start();
  }

  /** Cuts all connections, whatever they are doing. */
  public void stop() throws IOException {
    server.close();
  }

  public String url() {
    return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
