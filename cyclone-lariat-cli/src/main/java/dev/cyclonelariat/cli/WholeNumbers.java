package dev.cyclonelariat.cli;

import java.math.BigInteger;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads whole numbers, and says in the words of humans what is none. */
final class WholeNumbers {

  private WholeNumbers() {}

  /** Lets the options of a command and its subcommands be read so. */
  static CommandLine register(CommandLine command) {
    return command
        .registerConverter(int.class, WholeNumbers::toInt)
        .registerConverter(Integer.class, WholeNumbers::toInt)
        .registerConverter(long.class, WholeNumbers::toLong)
        .registerConverter(Long.class, WholeNumbers::toLong);
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
