package dev.cyclonelariat.cli.output;

import dev.cyclonelariat.message.MessageCodec;
import java.util.Map;

/** One thing with all that is known of it: as lines of name and value. */
public final class Details {

  private Details() {}

  /** The fields, one on each line; those that hold objects as JSON. */
  public static String text(Fields fields) {
    int width = fields.map().keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder();
    fields
        .map()
        .forEach(
            (name, value) ->
                text.append(name)
                    .append(" ".repeat(width - name.length() + 2))
                    .append(Printable.line(line(value)))
                    .append('\n'));
    return text.toString();
  }

  private static String line(Object value) {
    if (value instanceof Map<?, ?> map) {
      Fields fields = new Fields();
      map.forEach((name, nested) -> fields.with(String.valueOf(name), nested));
      return MessageCodec.encodeTree(fields.map());
    }
    return String.valueOf(value);
  }
}
