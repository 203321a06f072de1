package dev.cyclonelariat.cli.demo;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.inbox.InboxSchema;
import dev.cyclonelariat.outbox.OutboxSchema;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;

/** An H2 file database in a temporary folder, which goes with it unless it is kept. */
final class DemoDatabase implements AutoCloseable {

  private static final int CONNECTIONS = 16;

  /** Whoever opens it needs them: an inbox works in this mode only, where commits are on disk. */
  private static final String SETTINGS = ";MODE=PostgreSQL;WRITE_DELAY=0";

  /** The database is closed by the demo, not by the JVM. */
  private static final String OWN_SETTINGS = ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

  private final Path folder;
  private final boolean keep;
  private final HikariDataSource pool;
  private @Nullable Server server;

  private DemoDatabase(Path folder, boolean keep) {
    // H2 reads it once, when its classes are loaded; its server has no option of its own for it.
    System.setProperty("h2.bindAddress", "127.0.0.1");
    this.folder = folder;
    this.keep = keep;
    this.pool = connect(url() + OWN_SETTINGS);
  }

  /** Connects to the demo's database by one of its URLs. */
  static HikariDataSource connect(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }

  static DemoDatabase create(boolean keep) throws IOException {
    DemoDatabase database = new DemoDatabase(Files.createTempDirectory("lariat-demo-"), keep);
    InboxSchema.create(database.dataSource());
    OutboxSchema.create(database.dataSource());
    return database;
  }

  DataSource dataSource() {
    return pool;
  }

  Path folder() {
    return folder;
  }

  /** Opens the database for whoever wants to look into it. */
  String url() {
    return "jdbc:h2:file:" + folder.resolve("demo") + SETTINGS;
  }

  /**
   * Lets other processes of this machine use it too, until it is closed.
   *
   * @return the URL by which they open it; it holds a secret
   */
  String share() throws SQLException {
    String key = UUID.randomUUID().toString();
    String file = folder.resolve("demo").toString();
    Server started =
        Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-key", key, file).start();
    server = started;
    return "jdbc:h2:tcp://127.0.0.1:" + started.getPort() + "/" + key;
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.stop();
    }
    pool.close();
    if (!keep) {
      delete();
    }
  }

  private void delete() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException e)
              throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
