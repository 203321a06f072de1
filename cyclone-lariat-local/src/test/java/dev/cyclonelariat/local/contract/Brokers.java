package dev.cyclonelariat.local.contract;

import dev.cyclonelariat.local.LocalSnsSqs;
import java.net.URI;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The brokers of a test run: ours, and what {@code LARIAT_TEST_ENDPOINT} names if it is set. */
final class Brokers implements ArgumentsProvider {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(Brokers.class);

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    Stream<Broker> ours = Stream.of(once(context, "local", Brokers::startLocal));
    String endpoint = System.getenv("LARIAT_TEST_ENDPOINT");
    Stream<Broker> other =
        endpoint == null
            ? Stream.empty()
            : Stream.of(once(context, "endpoint", () -> Broker.at(URI.create(endpoint))));
    return Stream.concat(ours, other).map(Arguments::of);
  }

  private static Broker startLocal() {
    LocalSnsSqs local = LocalSnsSqs.start();
    return Broker.local("local", local.endpoint(), local.account(), local);
  }

  /** Brokers live as long as the test run, which closes them. */
  private static Broker once(ExtensionContext context, String name, Supplier<Broker> start) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(name, unused -> start.get(), Broker.class);
  }
}
