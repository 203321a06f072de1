package dev.cyclonelariat.graph.layout;

import dev.cyclonelariat.graph.Node;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * What is written in a box.
 *
 * @param title the lines that tell it from others at a glance
 * @param name the lines of its whole name, and of where it is; none if the title is the name
 */
public record Label(List<String> title, List<String> name) {

  private static final int TITLE_LENGTH = 34;
  private static final int NAME_LENGTH = 52;

  /** Copies both. */
  public Label {
    title = List.copyOf(title);
    name = List.copyOf(name);
  }

  static Label of(Node node) {
    Resource resource = node.resource();
    List<String> name = new ArrayList<>();
    if (resource.isStandard()) {
      name.addAll(wrapped(resource.name(), NAME_LENGTH));
    }
    if (!node.elsewhere().isEmpty()) {
      name.add("in " + node.elsewhere());
    }
    return new Label(wrapped(title(resource), TITLE_LENGTH), name);
  }

  private static String title(Resource resource) {
    String type = resource.type().orElse(resource.name());
    if (resource instanceof Queue queue) {
      return queue.dest().map(dest -> type + " › " + dest).orElse(type);
    }
    return type;
  }

  /** In lines of about the same length, broken after a separator where there is one. */
  static List<String> wrapped(String text, int longest) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > longest) {
      int count = (rest.length() + longest - 1) / longest;
      int at = breakBefore(rest, Math.min(longest, (rest.length() + count - 1) / count + 4));
      lines.add(rest.substring(0, at).strip());
      rest = rest.substring(at).strip();
    }
    lines.add(rest);
    return lines;
  }

  /** After a dash, which parts a name, before any other separator. */
  private static int breakBefore(String text, int most) {
    for (String separators : List.of("- ", "_.")) {
      for (int at = most; at > most / 2; at--) {
        if (separators.indexOf(text.charAt(at - 1)) >= 0) {
          return at;
        }
      }
    }
    return most;
  }
}
