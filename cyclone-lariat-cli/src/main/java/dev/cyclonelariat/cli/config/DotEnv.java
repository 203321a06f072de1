package dev.cyclonelariat.cli.config;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.yaml.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file of environment variables: {@code NAME=value} on each line, with or without {@code
 * export} and quotes; lines that begin with # are comments.
 */
final class DotEnv {

  private static final Pattern LINE =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");
  private static final Pattern QUOTED = Pattern.compile("(['\"])(.*)\\1(?:\\s+#.*)?");
  private static final String COMMENT = "\\s+#.*";

  private DotEnv() {}

  /**
   * The variables by name, each with where it stands; none if there is no such file.
   *
   * @throws LariatException if a line of it is none of these
   */
  static Map<String, Variable> read(Path file) {
    Map<String, Variable> variables = new LinkedHashMap<>();
    if (!Files.isRegularFile(file)) {
      return variables;
    }
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      Place place = new Place(file.toString(), i + 1, "");
      if (!line.isEmpty() && !line.startsWith("#")) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
          // Without the line, which may hold a secret.
          throw place.problem("expected NAME=value");
        }
        variables.put(matcher.group(1), new Variable(value(matcher.group(2)), place));
      }
    }
    return variables;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new LariatException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static String value(String text) {
    Matcher quoted = QUOTED.matcher(text);
    return quoted.matches() ? quoted.group(2) : text.replaceFirst(COMMENT, "").strip();
  }

  /**
   * A variable.
   *
   * @param value without quotes
   * @param place where it stands
   */
  record Variable(String value, Place place) {

    @Override
    public String toString() {
      return "variable in " + place;
    }
  }
}
