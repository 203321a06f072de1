package dev.cyclonelariat.cli.database;

import org.jspecify.annotations.Nullable;

/**
 * Who connects to a database.
 *
 * @param user null for whom the URL names
 * @param userFrom what has named the user, for humans
 * @param password null for the one in the URL, or none
 */
public record Login(@Nullable String user, String userFrom, @Nullable String password) {

  /** Keeps the password to itself. */
  @Override
  public String toString() {
    return "login of " + user;
  }
}
