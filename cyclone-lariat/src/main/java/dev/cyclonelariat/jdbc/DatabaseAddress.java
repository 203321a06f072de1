package dev.cyclonelariat.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, for humans: its JDBC URL without settings and users, which may hold secrets.
 *
 * @param text such as {@code jdbc:postgresql://localhost/app}
 */
public record DatabaseAddress(String text) {

  private static final Pattern SETTINGS = Pattern.compile("[?;].*", Pattern.DOTALL);
  private static final Pattern USER = Pattern.compile("//.*@", Pattern.DOTALL);

  /** Of a JDBC URL. */
  public static DatabaseAddress of(String url) {
    String place = SETTINGS.matcher(url).replaceFirst("");
    return new DatabaseAddress(USER.matcher(place).replaceFirst("//"));
  }

  /** Of the database that a connection leads to. */
  public static DatabaseAddress of(Connection connection) throws SQLException {
    @Nullable String url = connection.getMetaData().getURL();
    return url == null ? new DatabaseAddress("the database") : of(url);
  }

  @Override
  public String toString() {
    return text;
  }
}
