package dev.cyclonelariat.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A script that comes with the library. Each of its statements ends with a semicolon at the end of
 * a line.
 *
 * @param text what it says
 */
public record SqlScript(String text) {

  /**
   * Reads a script that lies beside a class.
   *
   * @throws IllegalStateException if it is not there: the jar is broken
   */
  public static SqlScript beside(Class<?> owner, String file) {
    try (InputStream script = owner.getResourceAsStream(file)) {
      if (script == null) {
        throw new IllegalStateException("The jar lacks " + file);
      }
      return new SqlScript(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("The jar's " + file + " cannot be read", e);
    }
  }

  /** Runs its statements one after the other. */
  public void run(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String command : text.split(";\\R", -1)) {
        if (!command.isBlank()) {
          statement.execute(command);
        }
      }
    }
  }
}
