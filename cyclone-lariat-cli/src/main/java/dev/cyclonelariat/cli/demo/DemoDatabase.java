package dev.cyclonelariat.cli.demo;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.inbox.InboxSchema;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import javax.sql.DataSource;

/** An H2 file database in a temporary folder, which goes with it unless it is kept. */
final class DemoDatabase implements AutoCloseable {

  private static final int CONNECTIONS = 16;

  /** What is committed is on the disk; the database is closed by the demo, not by the JVM. */
  private static final String SETTINGS =
      ";MODE=PostgreSQL;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

  private final Path folder;
  private final boolean keep;
  private final HikariDataSource pool;

  private DemoDatabase(Path folder, boolean keep) {
    this.folder = folder;
    this.keep = keep;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url() + SETTINGS);
    config.setMaximumPoolSize(CONNECTIONS);
    pool = new HikariDataSource(config);
  }

  static DemoDatabase create(boolean keep) throws IOException {
    DemoDatabase database = new DemoDatabase(Files.createTempDirectory("lariat-demo-"), keep);
    InboxSchema.create(database.dataSource());
    return database;
  }

  DataSource dataSource() {
    return pool;
  }

  Path folder() {
    return folder;
  }

  String url() {
    return "jdbc:h2:file:" + folder.resolve("demo");
  }

  @Override
  public void close() throws IOException {
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
