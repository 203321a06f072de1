package dev.cyclonelariat.cli.config;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.Row;
import dev.cyclonelariat.message.MessageCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What something is set to.
 *
 * @param setting what
 * @param value null if it is not set
 * @param origin where it comes from, in words
 */
public record SettingValue(Setting setting, @Nullable String value, String origin) implements Row {

  /** Setting, value and origin. */
  static final List<String> HEADINGS = List.of("SETTING", "VARIABLE", "VALUE", "FROM");

  @Override
  public List<String> cells() {
    String shown = shown();
    return List.of(
        setting.key().orElse(""), setting.variable(), shown == null ? "" : shown, origin);
  }

  @Override
  public String json() {
    return MessageCodec.encodeTree(
        new Fields()
            .with("setting", setting.key().orElse(null))
            .with("variable", setting.variable())
            .with("value", shown())
            .with("from", origin)
            .map());
  }

  private @Nullable String shown() {
    return value == null ? null : setting.shown(value);
  }

  /** Tells no secret. */
  @Override
  public String toString() {
    return setting.variable() + " from " + origin;
  }
}
