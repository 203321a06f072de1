package dev.cyclonelariat.local.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** A contract of SNS, alone or with SQS. */
@ParameterizedClass(name = "{0}", autoCloseArguments = false)
@ArgumentsSource(SnsContract.Source.class)
abstract class SnsContract extends Contract {

  /** All brokers that speak SNS. */
  static final class Source implements ArgumentsProvider {
    @Override
    public Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      return Brokers.forBoth(context).stream().map(Arguments::of);
    }
  }
}
