package dev.cyclonelariat.cli;

import java.math.BigInteger;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whole numbers, and says in the words of humans what is none. */
final class WholeNumbers {

  private WholeNumbers() {}

  /** Lets the options of a command and its subcommands be read so. */
  static CommandLine register(CommandLine command) {
    // Each once: Java 17 crashes when it archives two lambdas of a class that are the same.
    ITypeConverter<Integer> ints = WholeNumbers::toInt;
    ITypeConverter<Long> longs = WholeNumbers::toLong;
    return command
        .registerConverter(int.class, ints)
        .registerConverter(Integer.class, ints)
        .registerConverter(long.class, longs)
        .registerConverter(Long.class, longs);
  }

  private static int toInt(String text) {
    try {
      return parse(text).intValueExact();
    } catch (ArithmeticException e) {
      throw outOfRange(text);
    }
  }

  private static long toLong(String text) {
    try {
      return parse(text).longValueExact();
    } catch (ArithmeticException e) {
      throw outOfRange(text);
    }
  }

  private static BigInteger parse(String text) {
    if (!text.matches("[+-]?[0-9]+")) {
      throw new TypeConversionException("'" + text + "' is not a whole number");
    }
    return new BigInteger(text);
  }

  private static TypeConversionException outOfRange(String text) {
    return new TypeConversionException("'" + text + "' is out of range");
  }
}
