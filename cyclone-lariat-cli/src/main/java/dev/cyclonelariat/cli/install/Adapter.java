package dev.cyclonelariat.cli.install;

import java.util.List;

/** What kind of project the files are for: where they go. */
enum Adapter {
  /** Files for the command and for whatever runs SQL scripts. */
  JDBC("lariat/migrate", "lariat/sql/inbox.sql", "lariat/sql/versions.sql"),
  /** An application that compiles its migrations, and leaves its tables to Flyway. */
  SPRING(
      "src/main/java/lariat/migrate",
      "src/main/resources/db/migration/V1__lariat_inbox.sql",
      "src/main/resources/db/migration/V2__lariat_versions.sql");

  static final List<String> WORDS = List.of("jdbc", "spring");

  private final String migrations;
  private final String inbox;
  private final String versions;

  Adapter(String migrations, String inbox, String versions) {
    this.migrations = migrations;
    this.inbox = inbox;
    this.versions = versions;
  }

  /** The folder of migrations. */
  String migrations() {
    return migrations;
  }

  /** The script of the inbox's tables. */
  String inbox() {
    return inbox;
  }

  /** The script of the tables that remember migrations. */
  String versions() {
    return versions;
  }
}
