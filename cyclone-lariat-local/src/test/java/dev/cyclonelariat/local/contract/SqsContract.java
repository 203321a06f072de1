package dev.cyclonelariat.local.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** A contract of SQS alone, which ElasticMQ is checked against, too. */
@ParameterizedClass(name = "{0}", autoCloseArguments = false)
@ArgumentsSource(SqsContract.Source.class)
@ExtendWith(ElasticMqDivergences.class)
abstract class SqsContract extends Contract {

  /** All brokers that speak SQS. */
  static final class Source implements ArgumentsProvider {
    @Override
    public Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      return Brokers.forSqs(context).stream().map(Arguments::of);
    }
  }
}
