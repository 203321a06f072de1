package dev.cyclonelariat.publish;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.publish.PublishResult.NotSent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/** One call of {@code publishAll}: checks every message, then sends resource by resource. */
final class PublishAll {

  private final Preparation preparation;
  private final Function<Service, Wire> wires;
  private final List<Outgoing> outgoing;
  private final AtomicReferenceArray<PublishResult> results;

  PublishAll(
      Preparation preparation, Function<Service, Wire> wires, Collection<Outgoing> outgoing) {
    this.preparation = preparation;
    this.wires = wires;
    this.outgoing = List.copyOf(outgoing);
    this.results = new AtomicReferenceArray<>(this.outgoing.size());
  }

  CompletableFuture<PublishReport> start(Executor executor) {
    Map<String, ResourceRun> runs = new LinkedHashMap<>();
    Set<GroupOf> broken = new HashSet<>();
    for (int i = 0; i < outgoing.size(); i++) {
      Outgoing next = outgoing.get(i);
      try {
        Wire wire = wires.apply(next.destination().service());
        Prepared prepared = preparation.prepare(next, wire);
        if (!broken.isEmpty() && broken.contains(GroupOf.outgoing(next))) {
          results.set(i, PublishHeldBackException.result(prepared));
        } else {
          runs.computeIfAbsent(
                  prepared.target(),
                  target -> new ResourceRun(wire, executor, EntryRetries.DEFAULT, this::report))
              .add(new Pending(prepared, i));
        }
      } catch (LariatException e) {
        results.set(i, new NotSent(next, e));
        if (next.message().groupId() != null && next.destination().isFifo()) {
          broken.add(GroupOf.outgoing(next));
        }
      }
    }
    return CompletableFuture.allOf(
            runs.values().stream().map(ResourceRun::complete).toArray(CompletableFuture[]::new))
        .thenApply(nothing -> finish());
  }

  private void report(Pending message, PublishResult result) {
    results.set(message.position(), result);
  }

  private PublishReport finish() {
    List<PublishResult> list = new ArrayList<>(results.length());
    for (int i = 0; i < results.length(); i++) {
      list.add(results.get(i));
    }
    return new PublishReport(list);
  }

  /** A FIFO group as the caller sees it, before a name has been made. */
  private record GroupOf(Destination destination, String kindAndType, String group) {

    static GroupOf outgoing(Outgoing outgoing) {
      String wireType = outgoing.destination().name() == null ? outgoing.message().wireType() : "";
      return new GroupOf(
          outgoing.destination(), wireType, String.valueOf(outgoing.message().groupId()));
    }
  }
}
