package dev.cyclonelariat.cli.local.seed;

import dev.cyclonelariat.cli.yaml.Place;
import dev.cyclonelariat.cli.yaml.YamlFile;
import dev.cyclonelariat.cli.yaml.YamlValue;
import dev.cyclonelariat.local.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the lists of a seed file. */
final class SeedReader {

  private static final String TOPICS = "topics";
  private static final String QUEUES = "queues";
  private static final String SUBSCRIPTIONS = "subscriptions";
  private static final List<String> LISTS = List.of(TOPICS, QUEUES, SUBSCRIPTIONS);

  /** Since two parts of a topology may be equal, such as a topic and a queue of one name. */
  private final IdentityHashMap<Topology.Part, Place> places = new IdentityHashMap<>();

  private final ResourceReader resources;
  private final SubscriptionReader subscriptions;

  SeedReader(String account, String region) {
    QueueNames names = new QueueNames(account, region);
    this.resources = new ResourceReader(names);
    this.subscriptions = new SubscriptionReader(names);
  }

  Seed read(Path file) {
    YamlValue document =
        YamlFile.read(file)
            .filter(value -> !value.isNull())
            .orElseThrow(
                () ->
                    new Place(file.toString(), 1, "")
                        .problem("is empty; write " + String.join(", ", LISTS) + " into it"));
    Map<String, YamlValue> lists = document.members(LISTS);
    Topology topology =
        new Topology(
            list(lists, QUEUES, unique(resources::queue)),
            list(lists, TOPICS, unique(resources::topic)),
            list(lists, SUBSCRIPTIONS, subscriptions::subscription));
    return new Seed(topology, places);
  }

  private <P extends Topology.Part> List<P> list(
      Map<String, YamlValue> lists, String name, Function<YamlValue, P> reader) {
    List<P> parts = new ArrayList<>();
    YamlValue list = lists.get(name);
    for (YamlValue item : list == null ? List.<YamlValue>of() : list.items()) {
      P part = reader.apply(item);
      places.put(part, item.place());
      parts.add(part);
    }
    return parts;
  }

  /** The same reader, which refuses what it has read before. */
  private static Function<YamlValue, Topology.Resource> unique(
      Function<YamlValue, Topology.Resource> reader) {
    Map<List<String>, Place> seen = new HashMap<>();
    return item -> {
      Topology.Resource one = reader.apply(item);
      List<String> key =
          List.of(String.valueOf(one.account()), String.valueOf(one.region()), one.name());
      Place first = seen.putIfAbsent(key, item.place());
      if (first != null) {
        throw item.problem("'" + one.name() + "' is there already, on line " + first.line());
      }
      return one;
    };
  }
}
