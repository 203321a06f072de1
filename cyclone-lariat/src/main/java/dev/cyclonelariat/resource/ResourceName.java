package dev.cyclonelariat.resource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name as AWS knows it, split where it follows the scheme {@code
 * <instance>-<kind>-<literal>-<publisher>-<type>[-<dest>][.fifo]}.
 *
 * @param text the whole name
 * @param fifo whether it ends in {@code .fifo}
 * @param parts instance, kind, literal, publisher, type and perhaps dest; empty for custom names
 */
record ResourceName(String text, boolean fifo, List<String> parts) {

  private static final String FIFO_SUFFIX = ".fifo";
  static final int INSTANCE = 0;
  static final int KIND = 1;
  static final int LITERAL = 2;
  static final int PUBLISHER = 3;
  static final int TYPE = 4;
  static final int DEST = 5;

  private static final int LEAST_PARTS = 5;
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_]+");

  ResourceName {
    parts = List.copyOf(parts);
  }

  /**
   * @throws InvalidNameException if a part is empty, holds a dash, or the whole is too long
   */
  static ResourceName build(Scheme scheme, boolean fifo, List<String> parts) {
    String text = String.join("-", parts) + (fifo ? FIFO_SUFFIX : "");
    for (String part : parts) {
      if (!PART.matcher(part).matches()) {
        throw new InvalidNameException(
            scheme.noun()
                + " '"
                + text
                + "': the part '"
                + part
                + "' may hold letters, digits and _ only (a dash separates parts)");
      }
    }
    checkLength(scheme, text);
    return new ResourceName(text, fifo, parts);
  }

  /** Takes any name AWS allows; what does not follow the scheme has no parts. */
  static ResourceName parse(Scheme scheme, String text) {
    boolean fifo = text.endsWith(FIFO_SUFFIX);
    String stem = fifo ? text.substring(0, text.length() - FIFO_SUFFIX.length()) : text;
    if (stem.indexOf('.') >= 0) {
      throw new InvalidNameException(
          scheme.noun() + " '" + text + "': the only suffix a name can have is " + FIFO_SUFFIX);
    }
    if (!ALLOWED.matcher(stem).matches()) {
      throw new InvalidNameException(
          scheme.noun() + " '" + text + "': a name may hold letters, digits, _ and - only");
    }
    checkLength(scheme, text);
    return new ResourceName(text, fifo, follows(scheme, stem));
  }

  private static List<String> follows(Scheme scheme, String stem) {
    List<String> parts = Arrays.asList(stem.split("-", -1));
    boolean standard =
        parts.size() >= LEAST_PARTS
            && parts.size() <= scheme.mostParts()
            && parts.get(LITERAL).equals(scheme.literal())
            && parts.stream().noneMatch(String::isEmpty);
    return standard ? parts : List.of();
  }

  private static void checkLength(Scheme scheme, String text) {
    if (text.length() > scheme.maxLength()) {
      throw new InvalidNameException(
          scheme.noun()
              + " '"
              + text
              + "' is "
              + text.length()
              + " characters long; AWS allows "
              + scheme.maxLength());
    }
  }

  /** One of the parts by its place in the name; empty when the name has none there. */
  Optional<String> part(int at) {
    return at < parts.size() ? Optional.of(parts.get(at)) : Optional.empty();
  }

  boolean isStandard() {
    return !parts.isEmpty();
  }
}
