package dev.cyclonelariat.cli.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Files that are written with some words filled in. */
final class Template {

  private Template() {}

  /** The text of a file of this package, with words in place of {@code @WORD@}. */
  static String text(String file, Map<String, String> words) throws IOException {
    try (InputStream in = Template.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("The jar lacks " + file);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> word : words.entrySet()) {
        text = text.replace("@" + word.getKey() + "@", word.getValue());
      }
      return text;
    }
  }
}
