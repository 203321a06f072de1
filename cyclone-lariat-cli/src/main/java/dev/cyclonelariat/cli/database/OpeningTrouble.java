package dev.cyclonelariat.cli.database;

import dev.cyclonelariat.jdbc.DatabaseAddress;
import dev.cyclonelariat.jdbc.SqlErrors;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says what helps when a database cannot be opened.
 *
 * @param url that was tried; it may hold secrets
 * @param login that was tried
 */
record OpeningTrouble(String url, Login login) {

  /** H2: DATABASE_NOT_FOUND_WITH_IF_EXISTS_1. */
  private static final int H2_MISSING = 90146;

  /** H2: DATABASE_ALREADY_OPEN_1. */
  private static final int H2_LOCKED = 90020;

  /** H2: CONNECTION_BROKEN_1. */
  private static final int H2_UNREACHABLE = 90067;

  /** How SQL states for refused logins begin. */
  private static final String LOGIN = "28";

  /** How SQL states for connections that fail begin. */
  private static final String CONNECTION = "08";

  private static final Pattern USER =
      Pattern.compile("[?&;]user=([^?&;]*)", Pattern.CASE_INSENSITIVE);

  /** What to tell, with the remedy and without secrets. */
  String explained(Throwable e) {
    SQLException cause = sql(e);
    String state = cause == null ? null : cause.getSQLState();
    String problem = "The database " + DatabaseAddress.of(url) + " cannot be opened: ";
    if (cause == null || state == null) {
      return problem + reason(e);
    } else if (cause.getErrorCode() == H2_MISSING) {
      return problem + "there is no such database, check its path";
    } else if (cause.getErrorCode() == H2_LOCKED) {
      return problem
          + "another process has it open: add ;AUTO_SERVER=TRUE to its URL on both sides, or run a"
          + " server";
    } else if (state.startsWith(LOGIN)) {
      return problem + user() + " is refused, or the password is wrong (" + reason(cause) + ")";
    } else if (state.startsWith(CONNECTION) || cause.getErrorCode() == H2_UNREACHABLE) {
      return problem + reason(e) + ". See that it runs there";
    }
    return problem + reason(e);
  }

  private String user() {
    Matcher inUrl = USER.matcher(url);
    if (login.user() != null && !login.user().isEmpty()) {
      return "user '" + login.user() + "' of " + login.userFrom();
    } else if (inUrl.find()) {
      return "user '" + inUrl.group(1) + "' of its URL";
    }
    return "no user is named with --db-user or LARIAT_DB_USER: the driver's own choice";
  }

  private static @Nullable SQLException sql(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql;
      }
    }
    return null;
  }

  /** Drivers repeat the URL, which may hold a password. */
  private String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String text =
        root instanceof SQLException sql ? SqlErrors.text(sql) : String.valueOf(root.getMessage());
    return text.replace(url, "the URL");
  }
}
