package dev.cyclonelariat.cli.local.seed;

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
  private final Map<Topology.Part, Place> places = new IdentityHashMap<>();

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
            unique(list(lists, QUEUES, resources::queue)),
            unique(list(lists, TOPICS, resources::topic)),
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

  private List<Topology.Resource> unique(List<Topology.Resource> list) {
    Map<List<String>, Place> seen = new HashMap<>();
    for (Topology.Resource one : list) {
      Place place = places.get(one);
      Place first =
          seen.putIfAbsent(
              List.of(String.valueOf(one.account()), String.valueOf(one.region()), one.name()),
              place);
      if (first != null) {
        throw place.problem("'" + one.name() + "' is there already, on line " + first.line());
      }
    }
    return list;
  }
}
