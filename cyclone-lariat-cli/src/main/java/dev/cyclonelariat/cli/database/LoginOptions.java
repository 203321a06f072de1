package dev.cyclonelariat.cli.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say who connects to the database, over what the environment says. */
public final class LoginOptions {

  /** For the help of commands that have these options beside one named {@code --inbox}. */
  public static final String VARIABLES =
      """
        LARIAT_DB_USER, LARIAT_DB_PASSWORD
                                      for --inbox, unless its URL holds them\
      """;

  /** The most a file of a password may hold, so that a mistaken one cannot fill the memory. */
  private static final long LONGEST = 64 << 10;

  @Option(
      names = "--db-user",
      paramLabel = "USER",
      description = "In place of LARIAT_DB_USER; else the URL names whom.")
  private @Nullable String user;

  @Option(
      names = "--db-password-file",
      paramLabel = "FILE",
      description = "Its first line is the password, in place of LARIAT_DB_PASSWORD.")
  private @Nullable Path passwordFile;

  /**
   * Who connects.
   *
   * @throws IOException if the file of the password cannot be read
   */
  public Login login(Map<String, String> environment) throws IOException {
    return new Login(
        user == null ? environment.get("LARIAT_DB_USER") : user,
        user == null ? "LARIAT_DB_USER" : "--db-user",
        passwordFile == null ? environment.get("LARIAT_DB_PASSWORD") : firstLine(passwordFile));
  }

  private static String firstLine(Path file) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw new IOException(file + " is too long to be a password's");
    }
    return Files.readString(file).lines().findFirst().orElse("");
  }
}
