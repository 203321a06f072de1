package dev.cyclonelariat.publish;

import dev.cyclonelariat.LariatException;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Checks messages, then puts them on the wire of their destination's service. */
final class WireSender implements MessageSender {

  private final Preparation preparation;
  private final Function<Service, Wire> wires;
  private final Executor executor;

  WireSender(Preparation preparation, Function<Service, Wire> wires, Executor executor) {
    this.preparation = preparation;
    this.wires = wires;
    this.executor = executor;
  }

  @Override
  public PublishReceipt publish(Outgoing outgoing) {
    Wire wire = wires.apply(outgoing.destination().service());
    return wire.send(preparation.prepare(outgoing, wire));
  }

  @Override
  public CompletableFuture<PublishReceipt> publishAsync(Outgoing outgoing) {
    try {
      Wire wire = wires.apply(outgoing.destination().service());
      Prepared prepared = preparation.prepare(outgoing, wire);
      return CompletableFuture.supplyAsync(() -> wire.send(prepared), executor);
    } catch (LariatException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public PublishReport publishAll(Collection<Outgoing> outgoing) {
    return publishAllAsync(outgoing).join();
  }

  @Override
  public CompletableFuture<PublishReport> publishAllAsync(Collection<Outgoing> outgoing) {
    return new PublishAll(preparation, wires, outgoing).start(executor);
  }
}
