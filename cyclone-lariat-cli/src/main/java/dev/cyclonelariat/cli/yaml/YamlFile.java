package dev.cyclonelariat.cli.yaml;

import dev.cyclonelariat.LariatException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a YAML file of one document (YAML 1.2). */
public final class YamlFile {

  private YamlFile() {}

  /**
   * The document, or nothing if there is none.
   *
   * @throws LariatException if the file cannot be read or is not YAML
   */
  public static Optional<YamlValue> read(Path file) {
    String text = text(file);
    try {
      return new Compose(LoadSettings.builder().setLabel(file.toString()).build())
          .composeString(text)
          .map(node -> new YamlValue(node, new Place(file.toString(), YamlValue.line(node), "")));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new Place(file.toString(), line, "").problem("not YAML: " + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw new LariatException(file + ": not YAML: " + e.getMessage(), e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new LariatException(file + ": there is no such file", e);
    } catch (CharacterCodingException e) {
      throw new LariatException(file + ": not UTF-8 text", e);
    } catch (FileSystemException e) {
      throw new LariatException(file + ": it may not be read", e);
    } catch (IOException e) {
      throw new LariatException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
