package dev.cyclonelariat.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java in the README and the docs stands in this module too, where it is compiled and tested. */
class SnippetsTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern JAVA =
      Pattern.compile(
          "(?<excused><!-- Not compiled: .*? -->\\n)?```java\\n(?<code>.*?)```", Pattern.DOTALL);

  static List<String> snippets() throws IOException {
    List<String> snippets = new ArrayList<>();
    for (String document :
        List.of(
            "README.md",
            "docs/consuming.md",
            "docs/outbox.md",
            "docs/local.md",
            "docs/migrations.md")) {
      Matcher block = JAVA.matcher(Files.readString(ROOT.resolve(document)));
      int before = snippets.size();
      while (block.find()) {
        if (block.group("excused") == null) {
          snippets.add(block.group("code"));
        }
      }
      assertThat(snippets).as(document).hasSizeGreaterThan(before);
    }
    return snippets;
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void aSnippetIsCompiledCode(String snippet) throws IOException {
    assertThat(sources()).anySatisfy(source -> assertThat(source).contains(dense(snippet)));
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("examples/src"))) {
      List<Path> java = files.filter(file -> file.toString().endsWith(".java")).toList();
      List<String> sources = new ArrayList<>();
      for (Path file : java) {
        sources.add(dense(Files.readString(file)));
      }
      return sources;
    }
  }

  /** Indentation does not matter. */
  private static String dense(String code) {
    return code.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
