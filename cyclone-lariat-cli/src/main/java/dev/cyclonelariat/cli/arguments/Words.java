package dev.cyclonelariat.cli.arguments;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes one of a few words, the constants of an enum in lower case; shells can complete them. */
public abstract class Words<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {

  private final Class<E> type;

  /** Of the constants of this type. */
  protected Words(Class<E> type) {
    this.type = type;
  }

  @Override
  public final E convert(String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> word(constant).equals(value))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException("expected " + choice() + " but was '" + value + "'"));
  }

  @Override
  public final Iterator<String> iterator() {
    return words().iterator();
  }

  private String choice() {
    List<String> words = words();
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  private List<String> words() {
    return Arrays.stream(type.getEnumConstants()).map(Words::word).toList();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
